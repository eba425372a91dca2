package io.tablesaga.menu;

import io.tablesaga.floor.Hours;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.Translated;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A dish, a drink or whatever else a store offers, as its manager has written it.
 *
 * @param version counts its changes, from 1
 * @param position within its category
 * @param description empty when there is none
 * @param price with its tax, without options
 * @param optionGroups in the order they are shown
 * @param hours when it is offered, while the store is open; empty for always
 * @param station of the kitchen that makes it, by its name; empty for the store's only one
 * @param hidden no guest sees or orders it for now
 */
public record MenuItem(
        ItemId id,
        StoreId store,
        int version,
        CategoryId category,
        int position,
        Translated name,
        Optional<Translated> description,
        Money price,
        TaxKind tax,
        Set<Allergen> allergens,
        List<OptionGroup> optionGroups,
        Optional<Hours> hours,
        Optional<String> station,
        ItemRules rules,
        boolean hidden,
        Optional<PhotoId> photo) {

    /** @throws IllegalArgumentException with a sentence when a surcharge is of another currency than the price */
    public MenuItem {
        allergens = Set.copyOf(allergens);
        optionGroups = List.copyOf(optionGroups);
        if (price.minor() < 0) {
            throw new IllegalArgumentException("An item's price must not be negative.");
        }
        for (OptionGroup group : optionGroups) {
            if (group.options().stream()
                    .anyMatch(option -> !option.surcharge().currency().equals(price.currency()))) {
                throw new IllegalArgumentException("An item's surcharges must be of its price's currency.");
            }
        }
    }

    public MenuItem at(CategoryId other, int place) {
        return with(other, place, hidden, photo);
    }

    public MenuItem hidden(boolean hide) {
        return with(category, position, hide, photo);
    }

    public MenuItem showing(Optional<PhotoId> picture) {
        return with(category, position, hidden, picture);
    }

    private MenuItem with(CategoryId other, int place, boolean hide, Optional<PhotoId> picture) {
        return new MenuItem(
                id,
                store,
                version,
                other,
                place,
                name,
                description,
                price,
                tax,
                allergens,
                optionGroups,
                hours,
                station,
                rules,
                hide,
                picture);
    }
}
