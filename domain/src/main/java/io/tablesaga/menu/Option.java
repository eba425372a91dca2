package io.tablesaga.menu;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.Translated;
import java.util.UUID;

/**
 * What a guest can choose for an item.
 *
 * @param id names it in an order; opaque outside
 * @param surcharge on one of the item, zero or more
 */
public record Option(UUID id, Translated name, Money surcharge) {

    /** @throws IllegalArgumentException with a sentence when it would make an item cheaper */
    public Option {
        if (surcharge.minor() < 0) {
            throw new IllegalArgumentException("An option's surcharge must not be negative.");
        }
    }
}
