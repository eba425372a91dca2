package io.tablesaga.menu;

import io.tablesaga.shared.Translated;
import java.util.List;
import java.util.UUID;

/**
 * Options of an item that belong together: its size, its toppings.
 *
 * @param min how many a guest must choose; 0 for a group that may be left out
 * @param max how many a guest may choose
 * @param options in the order they are shown
 */
public record OptionGroup(UUID id, Translated name, int min, int max, List<Option> options) {

    /** @throws IllegalArgumentException with a sentence when nobody could choose right */
    public OptionGroup {
        options = List.copyOf(options);
        if (min < 0 || max < 1 || max < min || max > options.size()) {
            throw new IllegalArgumentException(
                    "An option group must allow 0 ≤ min ≤ max, a max of 1 or more, and as many options as its max.");
        }
        if (options.stream().map(Option::id).distinct().count() < options.size()) {
            throw new IllegalArgumentException("An option group must not name an option twice.");
        }
    }
}
