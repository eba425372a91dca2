package io.tablesaga.menu;

import java.util.List;

/** What became of an edit. */
public sealed interface MenuEdit {

    /** What everybody else is to be told, in the order it happened. */
    default List<MenuChange> changes() {
        return List.of();
    }

    /**
     * @param changes what is new, in the order it happened; nothing when everything was so already
     * @param version of what was edited; 0 when it was several
     */
    record Saved(List<MenuChange> changes, int version) implements MenuEdit {

        public Saved {
            changes = List.copyOf(changes);
        }
    }

    /** @param changes nothing when a line was refused */
    record Imported(
            List<LineOutcome> lines, int newCategories, int changedCategories, List<MenuChange> changes, boolean dryRun)
            implements MenuEdit {

        public Imported {
            lines = List.copyOf(lines);
            changes = List.copyOf(changes);
        }

        public boolean refused() {
            return lines.stream().anyMatch(LineOutcome.Refused.class::isInstance);
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
