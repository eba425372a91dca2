package io.tablesaga.ordering;

import io.tablesaga.floor.Hours;
import io.tablesaga.floor.Span;
import io.tablesaga.floor.Station;
import io.tablesaga.floor.StoreMoment;
import io.tablesaga.floor.StoreSettings;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.ItemRules;
import io.tablesaga.menu.OncePer;
import io.tablesaga.menu.Option;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.Translated;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Any order over any menu, by chance, and what the guest does to it.
 *
 * @param onceHere ordered already in this visit
 * @param onceByGuest ordered already by this guest, once they have signed in
 */
record AnyOrder(
        List<OfferedItem> menu,
        List<PlaceOrder.Line> lines,
        boolean hadMain,
        Set<ItemId> onceHere,
        Set<ItemId> onceByGuest,
        Instant now,
        boolean signedIn,
        boolean headCountMissing) {

    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** Always offered, in any quantity; no order has it by chance. */
    static final OfferedItem PLAIN_MAIN =
            item(new ItemId(new UUID(9, 9)), ItemRules.PLAIN, List.of(), Optional.empty());

    static AnyOrder by(Random chance) {
        List<OfferedItem> menu = IntStream.range(0, 1 + chance.nextInt(5))
                .mapToObj(n -> item(chance, n))
                .toList();
        List<PlaceOrder.Line> lines = IntStream.range(0, 1 + chance.nextInt(3))
                .mapToObj(n -> line(chance, menu.get(chance.nextInt(menu.size()))))
                .toList();
        return new AnyOrder(
                menu,
                lines,
                chance.nextInt(4) == 0,
                some(chance, menu, OncePer.VISIT),
                some(chance, menu, OncePer.DAY),
                Instant.parse("2026-11-21T00:00:00Z").plusSeconds(chance.nextInt(86_400)),
                chance.nextBoolean(),
                chance.nextInt(6) == 0);
    }

    private static OfferedItem item(Random chance, int n) {
        int min = 1 + chance.nextInt(3);
        ItemRules rules = new ItemRules(
                Course.values()[chance.nextInt(3)],
                chance.nextInt(3) == 0 ? Optional.of(OncePer.values()[chance.nextInt(3)]) : Optional.empty(),
                chance.nextInt(3) > 0 ? 1 : min,
                min + chance.nextInt(5),
                1 + chance.nextInt(2));
        List<OptionGroup> groups = chance.nextInt(3) > 0
                ? List.of()
                : IntStream.range(0, 1 + chance.nextInt(2))
                        .mapToObj(g -> group(chance, n, g))
                        .toList();
        int from = chance.nextInt(20);
        Optional<Hours> hours = chance.nextInt(4) > 0 ? Optional.empty() : Optional.of(daily(from, from + 4));
        return item(new ItemId(new UUID(0, n)), rules, groups, hours);
    }

    static OfferedItem item(ItemId id, ItemRules rules, List<OptionGroup> groups, Optional<Hours> hours) {
        return new OfferedItem(
                id,
                3,
                "item " + id.value().getLeastSignificantBits(),
                Money.won(9_000),
                TaxKind.TAXABLE,
                rules,
                groups,
                hours,
                Station.ONLY,
                0);
    }

    static Hours daily(int fromHour, int toHour) {
        Span span = Span.of("%02d:00".formatted(fromHour), "%02d:00".formatted(toHour));
        return new Hours(
                Stream.of(DayOfWeek.values()).collect(Collectors.toMap(day -> day, day -> List.of(span))), Map.of(), 0);
    }

    private static OptionGroup group(Random chance, int n, int g) {
        int size = 1 + chance.nextInt(3);
        int max = 1 + chance.nextInt(size);
        List<Option> options = IntStream.range(0, size)
                .mapToObj(o -> new Option(
                        new UUID(1 + n, 10L * g + o),
                        Translated.korean("option " + o),
                        Money.won(500L * chance.nextInt(3))))
                .toList();
        return new OptionGroup(
                new UUID(n, 100 + g), Translated.korean("group " + g), chance.nextInt(max + 1), max, options);
    }

    private static PlaceOrder.Line line(Random chance, OfferedItem item) {
        Set<UUID> options = item.options()
                .map(Option::id)
                .filter(option -> chance.nextBoolean())
                .collect(Collectors.toCollection(HashSet::new));
        if (chance.nextInt(12) == 0) {
            options.add(new UUID(77, chance.nextInt(3)));
        }
        Optional<Integer> version =
                chance.nextInt(3) > 0 ? Optional.empty() : Optional.of(chance.nextInt(3) > 0 ? 3 : 2);
        return new PlaceOrder.Line(item.item(), chance.nextInt(3) > 0 ? 1 : 1 + chance.nextInt(4), options, version);
    }

    private static Set<ItemId> some(Random chance, List<OfferedItem> menu, OncePer once) {
        return menu.stream()
                .filter(item -> item.rules().once().isPresent())
                .filter(item -> (item.rules().once().orElseThrow() == OncePer.VISIT) == (once == OncePer.VISIT))
                .filter(item -> chance.nextInt(3) == 0)
                .map(OfferedItem::item)
                .collect(Collectors.toSet());
    }

    OrderRules rules() {
        return new OrderRules(
                lines, offered(), new Had(hadMain, once()), moment(), signedIn, headCountMissing, Waits.NONE);
    }

    Map<ItemId, OfferedItem> offered() {
        return Stream.concat(menu.stream(), Stream.of(PLAIN_MAIN))
                .collect(Collectors.toMap(OfferedItem::item, item -> item));
    }

    Set<ItemId> once() {
        Set<ItemId> once = new HashSet<>(onceHere);
        if (signedIn) {
            once.addAll(onceByGuest);
        }
        return once;
    }

    private StoreMoment moment() {
        return new StoreMoment(now, SEOUL, Hours.ALWAYS, Optional.empty(), StoreSettings.Payment.PREPAY, List.of());
    }

    AnyOrder with(List<PlaceOrder.Line> other) {
        return new AnyOrder(menu, other, hadMain, onceHere, onceByGuest, now, signedIn, headCountMissing);
    }

    AnyOrder at(Instant later) {
        return new AnyOrder(menu, lines, hadMain, onceHere, onceByGuest, later, signedIn, headCountMissing);
    }

    AnyOrder signIn() {
        return new AnyOrder(menu, lines, hadMain, onceHere, onceByGuest, now, true, headCountMissing);
    }

    AnyOrder sayHeadCount() {
        return new AnyOrder(menu, lines, hadMain, onceHere, onceByGuest, now, signedIn, false);
    }

    AnyOrder without(Set<ItemId> items) {
        return with(lines.stream().filter(line -> !items.contains(line.item())).toList());
    }

    AnyOrder add(OfferedItem item) {
        List<PlaceOrder.Line> more = new ArrayList<>(lines);
        more.add(new PlaceOrder.Line(item.item(), 1, Set.of(), Optional.empty()));
        return with(more);
    }
}
