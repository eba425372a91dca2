package io.tablesaga.ordering;

import io.tablesaga.floor.Opening;
import io.tablesaga.floor.StoreMoment;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.OncePer;
import io.tablesaga.menu.Option;
import io.tablesaga.ordering.BrokenRule.Choice;
import io.tablesaga.ordering.BrokenRule.Later;
import io.tablesaga.ordering.BrokenRule.Quantity;
import io.tablesaga.ordering.BrokenRule.Unknown;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.ItemId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an order must keep to. Everything that rules is data of an item or of the store; nothing here asks anybody.
 *
 * @param lines of items that are all offered
 * @param offered the lines' items as they are now
 * @param signedIn the guest is somebody
 * @param headCountMissing the store asks how many they are, and neither visit nor order says so
 * @param waits at the stations of the lines' items
 */
record OrderRules(
        List<PlaceOrder.Line> lines,
        Map<ItemId, OfferedItem> offered,
        Had had,
        StoreMoment store,
        boolean signedIn,
        boolean headCountMissing,
        Waits waits) {

    /** All of them at once, so that a guest need not try again and again; what was seen wrongly comes first. */
    List<BrokenRule> broken() {
        List<BrokenRule> broken = new ArrayList<>();
        add(broken, changed(), BrokenRule.ItemChanged::new);
        add(broken, later(), items -> new BrokenRule.NotOfferedNow(store.zone(), items));
        add(broken, unknownOptions(), BrokenRule.UnknownOptions::new);
        add(broken, choices(), BrokenRule.OptionsNeeded::new);
        add(broken, quantities(), BrokenRule.QuantityNotOffered::new);
        add(broken, items(item -> !signedIn && asksForGuest(item)), BrokenRule.SignInNeeded::new);
        add(broken, items(item -> had.once().contains(item.item())), BrokenRule.AlreadyOrdered::new);
        add(broken, sidesAlone(), BrokenRule.MainNeeded::new);
        add(broken, waits.busy(items(item -> true)), BrokenRule.StationBusy::new);
        if (headCountMissing) {
            broken.add(new BrokenRule.HeadCountNeeded());
        }
        return broken;
    }

    private static <T> void add(List<BrokenRule> broken, List<T> items, Function<List<T>, BrokenRule> rule) {
        if (!items.isEmpty()) {
            broken.add(rule.apply(items));
        }
    }

    static boolean asksForGuest(OfferedItem item) {
        return item.rules().once().filter(once -> once != OncePer.VISIT).isPresent();
    }

    /** In the order of the lines. */
    private List<OfferedItem> items(Predicate<OfferedItem> such) {
        return lines.stream().map(this::item).distinct().filter(such).toList();
    }

    private OfferedItem item(PlaceOrder.Line line) {
        return offered.get(line.item());
    }

    private List<OfferedItem> changed() {
        return lines.stream()
                .filter(line -> line.version()
                        .filter(seen -> seen != item(line).version())
                        .isPresent())
                .map(this::item)
                .distinct()
                .toList();
    }

    private List<Later> later() {
        List<Later> later = new ArrayList<>();
        for (OfferedItem item : items(item -> item.hours().isPresent())) {
            Opening opening = item.hours().orElseThrow().at(store.now(), store.zone());
            if (!opening.orders()) {
                later.add(new Later(item, opening.opensAt()));
            }
        }
        return later;
    }

    private List<Unknown> unknownOptions() {
        List<Unknown> unknown = new ArrayList<>();
        for (PlaceOrder.Line line : lines) {
            Set<UUID> options = new HashSet<>(line.options());
            item(line).options().map(Option::id).forEach(options::remove);
            if (!options.isEmpty()) {
                unknown.add(new Unknown(item(line), options));
            }
        }
        return unknown;
    }

    private List<Choice> choices() {
        return lines.stream()
                .flatMap(line -> item(line).groups().stream()
                        .map(group -> new Choice(item(line), group, (int) group.options().stream()
                                .filter(option -> line.options().contains(option.id()))
                                .count())))
                .filter(choice -> choice.chosen() < choice.group().min()
                        || choice.chosen() > choice.group().max())
                .distinct()
                .toList();
    }

    private List<Quantity> quantities() {
        Map<OfferedItem, Integer> asked = lines.stream()
                .collect(Collectors.toMap(
                        this::item, PlaceOrder.Line::quantity, Integer::sum, LinkedHashMap<OfferedItem, Integer>::new));
        return asked.entrySet().stream()
                .filter(total -> !total.getKey().quantities().contains(total.getValue()))
                .map(total -> new Quantity(total.getKey(), total.getValue()))
                .toList();
    }

    private List<OfferedItem> sidesAlone() {
        return had.main() || !items(item -> item.is(Course.MAIN)).isEmpty()
                ? List.of()
                : items(item -> item.is(Course.SIDE));
    }

    /** The claims this order stands or falls with. */
    static List<OnceClaim> claims(Caller.AtTable guest, StoreMoment store, List<OfferedItem> items) {
        return items.stream()
                .filter(item -> item.rules().once().isPresent())
                .filter(item -> !asksForGuest(item) || guest.person().isPresent())
                .map(item -> OnceClaim.of(
                        item.item(),
                        item.rules().once().orElseThrow(),
                        guest.visit().orElseThrow(),
                        guest.person(),
                        store.opening().businessDay()))
                .toList();
    }

    /** Whether anything that was ordered before matters. */
    static boolean askWhatWasHad(List<OfferedItem> items, List<OnceClaim> claims) {
        return !claims.isEmpty() || items.stream().anyMatch(item -> item.is(Course.SIDE));
    }
}
