package io.tablesaga.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.floor.Hours;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.OncePer;
import io.tablesaga.menu.Option;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.ordering.BrokenRule.WayOut;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Any order over any menu: none that breaks a rule is accepted, and whoever is refused is told a way that leads on. */
class OrderRulesTest {

    @Provide
    Arbitrary<AnyOrder> orders() {
        return Arbitraries.randomValue(AnyOrder::by);
    }

    @Property(tries = 5_000)
    void an_order_is_accepted_exactly_when_it_keeps_every_rule(@ForAll("orders") AnyOrder order) {
        List<BrokenRule> broken = order.rules().broken();
        assertThat(broken.isEmpty()).as("%s%n%s", order, broken).isEqualTo(keepsEveryRule(order));
        Statistics.label("accepted").collect(broken.isEmpty()).coverage(found -> {
            found.check(true).percentage(percent -> percent > 3);
            found.check(false).percentage(percent -> percent > 3);
        });
        broken.forEach(rule -> Statistics.label("rules").collect(rule.getClass().getSimpleName()));
        Statistics.label("rules").coverage(found -> List.of(
                        "ItemChanged",
                        "NotOfferedNow",
                        "UnknownOptions",
                        "OptionsNeeded",
                        "QuantityNotOffered",
                        "SignInNeeded",
                        "AlreadyOrdered",
                        "MainNeeded",
                        "HeadCountNeeded")
                .forEach(rule -> found.check(rule).count(count -> count > 20)));
    }

    /** Nothing of it looks at the rules' own code: each item and line is counted by hand. */
    private static boolean keepsEveryRule(AnyOrder order) {
        boolean side = false;
        boolean main = order.hadMain();
        for (PlaceOrder.Line line : order.lines()) {
            OfferedItem item = order.offered().get(line.item());
            int total = 0;
            for (PlaceOrder.Line other : order.lines()) {
                total += other.item().equals(line.item()) ? other.quantity() : 0;
            }
            boolean once = item.rules().once().isPresent();
            boolean ofGuest = once && item.rules().once().get() != OncePer.VISIT;
            boolean right = once ? total == 1 : offers(item, total);
            boolean ordered = order.onceHere().contains(line.item())
                    || order.signedIn() && order.onceByGuest().contains(line.item());
            if (!right || ordered || ofGuest && !order.signedIn()) {
                return false;
            }
            if (line.version().isPresent() && line.version().get() != item.version()) {
                return false;
            }
            if (!chosenRight(item, line.options()) || !offeredAt(item, order)) {
                return false;
            }
            side |= item.rules().course() == Course.SIDE;
            main |= item.rules().course() == Course.MAIN;
        }
        return (main || !side) && !order.headCountMissing();
    }

    private static boolean offers(OfferedItem item, int total) {
        for (int quantity = item.rules().min();
                quantity <= item.rules().max();
                quantity += item.rules().step()) {
            if (quantity == total) {
                return true;
            }
        }
        return false;
    }

    private static boolean chosenRight(OfferedItem item, Set<UUID> options) {
        int known = 0;
        for (OptionGroup group : item.groups()) {
            int chosen = 0;
            for (Option option : group.options()) {
                chosen += options.contains(option.id()) ? 1 : 0;
            }
            if (chosen < group.min() || chosen > group.max()) {
                return false;
            }
            known += chosen;
        }
        return known == options.size();
    }

    /** Of items offered at the same hours every day, as all by chance are. */
    private static boolean offeredAt(OfferedItem item, AnyOrder order) {
        if (item.hours().isEmpty()) {
            return true;
        }
        Hours hours = item.hours().get();
        var local = order.now().atZone(AnyOrder.SEOUL);
        var span = hours.week().get(local.getDayOfWeek()).get(0);
        String time = "%02d:%02d".formatted(local.getHour(), local.getMinute());
        return time.compareTo(span.begins()) >= 0 && time.compareTo(span.ends()) < 0;
    }

    @Property(tries = 5_000)
    void whoever_does_what_a_refusal_says_can_order_in_the_end(
            @ForAll("orders") AnyOrder order, @ForAll Random chance) {
        AnyOrder changing = order;
        List<BrokenRule> broken = changing.rules().broken();
        for (int tries = 0; !broken.isEmpty() && !changing.lines().isEmpty(); tries++) {
            assertThat(tries).as("%s%n%s", changing, broken).isLessThan(200);
            BrokenRule rule = broken.get(chance.nextInt(broken.size()));
            List<WayOut> ways = rule.ways();
            assertThat(ways).as(rule.toString()).isNotEmpty();
            WayOut way = ways.get(chance.nextInt(ways.size()));
            AnyOrder changed = GuestWhoListens.follow(changing, rule, way);
            assertThat(changed).as("%s does nothing to %s", way, rule).isNotEqualTo(changing);
            // Another time of day may be no time for another item.
            if (way != WayOut.COME_LATER && !changed.lines().isEmpty()) {
                assertThat(changed.rules().broken())
                        .as("%s of %s%n%s", way, rule, changed)
                        .doesNotContain(rule);
            }
            changing = changed;
            broken = changing.rules().broken();
        }
        Statistics.label("something is ordered")
                .collect(!changing.lines().isEmpty())
                .coverage(found -> found.check(true).percentage(percent -> percent > 40));
    }
}
