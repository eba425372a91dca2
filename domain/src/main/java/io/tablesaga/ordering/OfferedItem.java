package io.tablesaga.ordering;

import io.tablesaga.floor.Hours;
import io.tablesaga.floor.Station;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.ItemRules;
import io.tablesaga.menu.Option;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An item of the menu, from ordering's own copy of it.
 *
 * @param version counts its changes
 * @param price with its tax, without options
 * @param station where it is made, by its name; {@link Station#ONLY} when the menu names none
 * @param turn in which it is served; 0 for at once, and for all of a store that does not serve in turns
 * @param hours when it is offered, while the store is open; empty for always
 */
public record OfferedItem(
        ItemId item,
        int version,
        String name,
        Money price,
        TaxKind tax,
        ItemRules rules,
        List<OptionGroup> groups,
        Optional<Hours> hours,
        String station,
        int turn) {

    public OfferedItem {
        groups = List.copyOf(groups);
    }

    public boolean is(Course course) {
        return rules.course() == course;
    }

    /** What one order can have of it. Of one that can be ordered once only there is one, whatever else is ruled. */
    public List<Integer> quantities() {
        return rules.once().isPresent()
                ? List.of(1)
                : IntStream.rangeClosed(rules.min(), rules.max())
                        .filter(rules::allows)
                        .boxed()
                        .toList();
    }

    /** Those of the chosen ones that it has, in the order they are shown. */
    public List<Option> chosen(Set<UUID> options) {
        return options().filter(option -> options.contains(option.id())).toList();
    }

    public Stream<Option> options() {
        return groups.stream().flatMap(group -> group.options().stream());
    }

    /** One of it, with its options. */
    public Money priceWith(Set<UUID> options) {
        return chosen(options).stream().map(Option::surcharge).reduce(price, Money::plus);
    }
}
