package io.tablesaga.accounts;

import java.util.Locale;

/** What somebody may be to a store. The contract names, for every operation, which of these may call it. */
public enum Role {
    /** A phone or tablet in a running visit. */
    GUEST,
    /** A tablet that a manager has bound to a table. */
    TABLET,
    /** Anybody with an account: its own history, and no store's. */
    CUSTOMER,
    KITCHEN,
    FLOOR,
    MANAGER,
    MERCHANDISER,
    INTEGRATOR,
    /** A program that reads what is measured, of all stores, and nothing else. */
    MONITOR,
    /** Runs the box: sagas, books, what waits for a human; of all stores. */
    OPERATOR;

    /** As the contract writes it. */
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is somebody's by a grant; the others come with a token of a table, or with having an account. */
    public boolean granted() {
        return ordinal() >= KITCHEN.ordinal();
    }
}
