package io.tablesaga.menu;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;

/**
 * What has become of one thing of a menu, as everybody else is told. Of one id the higher version is the newer; a removal is
 * a version, too, and the last.
 */
public sealed interface MenuChange {

    StoreId store();

    int version();

    record ItemPublished(MenuItem item) implements MenuChange {

        @Override
        public StoreId store() {
            return item.store();
        }

        @Override
        public int version() {
            return item.version();
        }
    }

    record ItemRemoved(StoreId store, ItemId item, int version) implements MenuChange {}

    record CategoryPublished(Category category) implements MenuChange {

        @Override
        public StoreId store() {
            return category.store();
        }

        @Override
        public int version() {
            return category.version();
        }
    }

    record CategoryRemoved(StoreId store, CategoryId category, int version) implements MenuChange {}
}
