package io.tablesaga.menu;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.Translated;

/**
 * Items that a menu shows together.
 *
 * @param version counts its changes, from 1
 * @param position within the menu
 * @param hidden no guest sees it or its items for now
 */
public record Category(CategoryId id, StoreId store, int version, int position, Translated name, boolean hidden) {

    public Category at(int place) {
        return new Category(id, store, version, place, name, hidden);
    }
}
