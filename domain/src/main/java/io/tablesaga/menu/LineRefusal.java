package io.tablesaga.menu;

/** Why a line of a menu's file was refused. */
public sealed interface LineRefusal {

    /** @param sentence for whoever wrote it */
    record Unusable(String field, String sentence) implements LineRefusal {}

    /** Another line has said something of the same item. */
    record SameItem(int line) implements LineRefusal {}

    /** Its name is that of several items, and it gives no id. */
    record ManyOfTheName(int items) implements LineRefusal {}

    record NoCategory() implements LineRefusal {}

    /** Another line says something else of the same category. */
    record OtherCategory(int line) implements LineRefusal {}

    record MenuFull(boolean categories, int most) implements LineRefusal {}
}
