package io.tablesaga.floor;

/** What begins a visit in a store, beside its staff, who always may. */
public enum VisitStart {
    /** Nothing else. */
    STAFF,
    /** The table's tablet, which shows a join code. */
    CODE,
    /** A slip that staff have handed out. */
    SLIP
}
