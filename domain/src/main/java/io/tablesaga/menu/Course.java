package io.tablesaga.menu;

/** What an item is in a meal. */
public enum Course {
    MAIN,
    /** Only together with a main: of the same order, or of an earlier one of the visit. */
    SIDE,
    /** Neither: a drink, say. */
    OTHER
}
