package io.tablesaga.shared;

/** How value added tax (부가세) is in a price. Prices always include it. */
public enum TaxKind {
    /** 10 % are in the price. */
    TAXABLE,
    /** 면세: there is none in it. */
    TAX_FREE
}
