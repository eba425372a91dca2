package io.tablesaga.evening;

import java.util.List;
import java.util.Map;

/** A dish as the guests' menu has it. @param options of which one is to be chosen; empty where there is nothing to choose */
record Dish(MenuCard card, String id, int version, List<String> options) {

    /** What a phone sends to order it. */
    Map<String, Object> line(Wish wish, String version) {
        return Map.of("itemId", id, "quantity", wish.quantity(), version, this.version, "options", taste(wish));
    }

    private List<String> taste(Wish wish) {
        return options.isEmpty() ? List.of() : List.of(options.get(wish.taste() % options.size()));
    }
}
