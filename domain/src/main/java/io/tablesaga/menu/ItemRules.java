package io.tablesaga.menu;

import java.util.Optional;

/**
 * How an item may be ordered.
 *
 * @param once empty when as often as anybody likes
 * @param min of one order, where it has any
 * @param step quantities are {@code min}, {@code min + step}, and so on up to {@code max}
 */
public record ItemRules(Course course, Optional<OncePer> once, int min, int max, int step) {

    public static final int MOST = 99;

    /** Whatever is not ruled. */
    public static final ItemRules PLAIN = new ItemRules(Course.MAIN, Optional.empty(), 1, MOST, 1);

    /** @throws IllegalArgumentException with a sentence when no quantity is right, or too many */
    public ItemRules {
        if (min < 1 || max < min || max > MOST || step < 1) {
            throw new IllegalArgumentException(
                    "An item's quantities must be 1 ≤ min ≤ max ≤ " + MOST + ", with a step of 1 or more.");
        }
    }

    public boolean allows(int quantity) {
        return quantity >= min && quantity <= max && (quantity - min) % step == 0;
    }
}
