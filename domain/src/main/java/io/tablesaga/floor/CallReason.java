package io.tablesaga.floor;

/** What guests call staff for; a store says which of them. */
public enum CallReason {
    WATER,
    CUTLERY,
    /** More of what comes with the meal. */
    SIDES,
    WIPES,
    BILL,
    HELP,
    /** In the guest's own words. */
    OTHER
}
