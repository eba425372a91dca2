package io.tablesaga.menu;

import java.util.List;

/** What became of an edit. */
public sealed interface MenuEdit {

    /**
     * @param changes what is new, in the order it happened; nothing when everything was so already
     * @param version of what was edited; 0 when it was several
     */
    record Saved(List<MenuChange> changes, int version) implements MenuEdit {

        public Saved {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing was changed. */
    sealed interface Refused extends MenuEdit {}

    record NoSuchItem() implements Refused {}

    record NoSuchCategory() implements Refused {}

    /** Or it is another store's. */
    record NoSuchPhoto() implements Refused {}

    /** @param item as it is now */
    record ItemChangedMeanwhile(MenuItem item) implements Refused {}

    /** @param category as it is now */
    record CategoryChangedMeanwhile(Category category) implements Refused {}

    /** Somebody added or removed something meanwhile, or the list was never whole. */
    record NotAll(boolean categories) implements Refused {}

    record NotEmpty(int items) implements Refused {}

    record TooMany(boolean categories, int most) implements Refused {}
}
