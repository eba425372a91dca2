package io.tablesaga.menu;

import java.util.Optional;

/** What becomes of a line of a menu's file. */
public sealed interface LineOutcome {

    MenuLine line();

    /** @param photoLeftOut the line names a picture that is not this store's */
    record Created(MenuLine line, MenuItem item, boolean photoLeftOut) implements LineOutcome {}

    /** @param before as it was; the same as after when only its category has become another */
    record Kept(MenuLine line, MenuItem before, MenuItem after, boolean photoLeftOut) implements LineOutcome {

        public boolean changed() {
            return !before.equals(after);
        }
    }

    record Refused(MenuLine line, LineRefusal why) implements LineOutcome {}

    default Optional<MenuItem> made() {
        if (this instanceof Created created) {
            return Optional.of(created.item());
        }
        return this instanceof Kept kept && kept.changed() ? Optional.of(kept.after()) : Optional.empty();
    }
}
