package io.tablesaga.ordering;

import io.tablesaga.menu.MenuChange;

/** What orders are priced from: ordering's own copy of the menu, which lags behind it and never waits for it. */
public interface Catalogue {

    /**
     * Takes a change over, in the caller's transaction. What is of no higher version than what is there changes nothing: it
     * was told before, or is older.
     *
     * @return whether anything changed
     */
    boolean take(MenuChange change);
}
