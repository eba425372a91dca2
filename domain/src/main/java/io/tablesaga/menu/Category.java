package io.tablesaga.menu;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.Translated;

/**
 * Items that a menu shows together.
 *
 * @param version counts its changes, from 1
 * @param position within the menu
 * @param turn in which its items are served, where the store serves in turns: 1 before 2; 0 for at once
 * @param hidden no guest sees it or its items for now
 */
public record Category(
        CategoryId id, StoreId store, int version, int position, Translated name, int turn, boolean hidden) {

    public static final int LAST_TURN = 9;

    public Category {
        if (turn < 0 || turn > LAST_TURN) {
            throw new IllegalArgumentException("no menu has turn " + turn);
        }
    }

    public Category at(int place) {
        return new Category(id, store, version, place, name, turn, hidden);
    }
}
