package io.tablesaga.menu;

/** Within what an item can be ordered only once. */
public enum OncePer {
    VISIT,
    /** Each guest who has signed in, once a business day of the store. */
    DAY,
    /** Each guest who has signed in once ever. */
    ACCOUNT
}
