package io.tablesaga.shared;

/** Where an order is eaten or drunk: what it is handed over in. */
public enum Serving {
    /** 매장. */
    HERE,
    /** 포장. */
    TO_GO
}
