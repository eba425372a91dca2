package io.tablesaga.menu;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import java.util.Optional;

/** A line of a menu's file: what it says of one item and of its category. What it does not say stays as it is. */
public interface MenuLine {

    /** As whoever wrote the file counts. */
    int number();

    /** What is wrong with it, whatever the menu is. */
    Optional<LineRefusal.Unusable> unreadable();

    Optional<ItemId> id();

    /** In Korean, where it says that; so is the category. */
    Optional<String> name();

    Optional<String> category();

    Written<Category> category(Category before);

    /** @param before empty for a new one */
    Written<MenuItem> item(Place place, Optional<MenuItem> before);

    /** @param end where it stands in its category when the line does not say */
    record Place(ItemId item, StoreId store, CategoryId category, int end) {}

    /** What a line makes of what was there before. */
    sealed interface Written<T> {

        record Well<T>(T value) implements Written<T> {}

        record Badly<T>(LineRefusal.Unusable why) implements Written<T> {}
    }
}
