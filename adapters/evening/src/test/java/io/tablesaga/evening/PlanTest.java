package io.tablesaga.evening;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.evening.OrderPlan.Mood;
import io.tablesaga.evening.OrderPlan.Pay;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is planned for an evening. */
class PlanTest {

    private static final Plan EVENING = Plan.drawn(7, 2_000, 300, true);

    @Test
    void the_same_seed_plans_the_same_evening_and_another_another() {
        assertThat(Plan.drawn(7, 2_000, 300, true)).isEqualTo(EVENING);
        assertThat(Plan.drawn(8, 2_000, 300, true)).isNotEqualTo(EVENING);
    }

    @Test
    void a_longer_evening_begins_with_the_same_parties() {
        List<PartyPlan> first = Plan.drawn(7, 100, 300, true).parties();
        assertThat(EVENING.parties())
                .startsWith(first.subList(0, first.size() - 1).toArray(PartyPlan[]::new));
    }

    @Test
    void so_many_orders_are_planned_as_were_asked_for_and_all_arrive_in_time() {
        assertThat(EVENING.orders()).isEqualTo(2_000);
        assertThat(EVENING.parties())
                .allSatisfy(party -> assertThat(party.arrives()).isBetween(0.0, 300.0))
                .allSatisfy(party -> assertThat(party.orders())
                        .allSatisfy(order -> assertThat(order.phone()).isLessThan(party.phones())));
    }

    @Test
    void everything_a_guest_can_do_happens_and_nothing_fails_without_faults() {
        assertThat(EVENING.parties())
                .flatExtracting(PartyPlan::orders)
                .extracting(OrderPlan::pay)
                .contains(Pay.values());
        assertThat(EVENING.parties())
                .flatExtracting(PartyPlan::orders)
                .extracting(OrderPlan::mood)
                .contains(Mood.values());
        assertThat(Plan.drawn(7, 2_000, 300, false).parties())
                .flatExtracting(PartyPlan::orders)
                .allSatisfy(order -> assertThat(order.cut()).isEqualTo(Cut.NOT))
                .extracting(OrderPlan::pay)
                .containsOnly(Pay.STORED, Pay.PAGE, Pay.PAGE_LEFT, Pay.COUNTER);
    }

    @Test
    void a_cook_with_the_same_dice_makes_the_same() {
        CookPlan plan = CookPlan.drawn(new Random(7), 6, 2, true);
        assertThat(CookPlan.drawn(new Random(7), 6, 2, true)).isEqualTo(plan);
        assertThat(plan.makes()).isBetween(6 * 0.7, 6 * 1.3 * 1.15);
    }
}
