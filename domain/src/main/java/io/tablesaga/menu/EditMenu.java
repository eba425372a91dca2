package io.tablesaga.menu;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import java.util.List;

/** What a manager wants of a store's menu. */
public sealed interface EditMenu {

    StoreId store();

    /** At the end of the menu. @param category its version and position are not looked at */
    record CreateCategory(Category category) implements EditMenu {

        @Override
        public StoreId store() {
            return category.store();
        }
    }

    /** @param category with the version it was read with; its position is not looked at */
    record ChangeCategory(Category category) implements EditMenu {

        @Override
        public StoreId store() {
            return category.store();
        }
    }

    /** @param categories all of the menu */
    record SortCategories(StoreId store, List<CategoryId> categories) implements EditMenu {}

    record RemoveCategory(StoreId store, CategoryId category) implements EditMenu {}

    /** At the end of its category. @param item its version and position are not looked at */
    record CreateItem(MenuItem item) implements EditMenu {

        @Override
        public StoreId store() {
            return item.store();
        }
    }

    /** @param item with the version it was read with; its position is not looked at. In another category it is the last. */
    record ChangeItem(MenuItem item) implements EditMenu {

        @Override
        public StoreId store() {
            return item.store();
        }
    }

    /** @param items all of the category, and whichever are to move there */
    record SortItems(StoreId store, CategoryId category, List<ItemId> items) implements EditMenu {}

    /** Whatever else somebody changed meanwhile. */
    record HideItem(StoreId store, ItemId item, boolean hidden) implements EditMenu {}

    record RemoveItem(StoreId store, ItemId item) implements EditMenu {}

    /**
     * All of its lines or none. What the file does not name stays as it is.
     *
     * @param dryRun only to see what would become of each line
     */
    record ImportMenu(StoreId store, List<MenuLine> lines, boolean dryRun) implements EditMenu {

        public ImportMenu {
            lines = List.copyOf(lines);
        }
    }
}
