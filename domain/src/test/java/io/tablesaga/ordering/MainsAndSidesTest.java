package io.tablesaga.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.menu.Course;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MainsAndSidesTest {

    private static final OrderId FIRST = new OrderId(new UUID(0, 1));
    private static final OrderId SECOND = new OrderId(new UUID(0, 2));

    private static final StandingLine NOODLES = line(FIRST, 1, Course.MAIN, true);
    private static final StandingLine SALAD = line(FIRST, 2, Course.SIDE, true);
    private static final StandingLine LATER_SALAD = line(SECOND, 1, Course.SIDE, true);

    @Test
    void the_last_main_leaves_the_sides_of_all_orders_alone() {
        MainsAndSides visit = new MainsAndSides(List.of(NOODLES, SALAD, LATER_SALAD));
        assertThat(visit.sidesAloneWithout(NOODLES::equals)).containsExactly(SALAD, LATER_SALAD);
    }

    @Test
    void sides_that_go_with_it_are_not_left() {
        MainsAndSides visit = new MainsAndSides(List.of(NOODLES, SALAD));
        assertThat(visit.sidesAloneWithout(line -> line.order().equals(FIRST))).isEmpty();
    }

    @Test
    void another_order_s_main_does_when_it_counts() {
        StandingLine rice = line(SECOND, 1, Course.MAIN, true);
        assertThat(new MainsAndSides(List.of(NOODLES, SALAD, rice)).sidesAloneWithout(NOODLES::equals))
                .isEmpty();
    }

    @Test
    void a_main_that_nobody_has_paid_for_helps_its_own_order_only() {
        StandingLine rice = line(SECOND, 1, Course.MAIN, false);
        StandingLine pickles = line(SECOND, 2, Course.SIDE, false);
        assertThat(new MainsAndSides(List.of(NOODLES, SALAD, rice, pickles)).sidesAloneWithout(NOODLES::equals))
                .containsExactly(SALAD);
    }

    @Test
    void a_side_that_staff_have_left_alone_keeps_nobody_from_cancelling() {
        MainsAndSides visit = new MainsAndSides(List.of(LATER_SALAD));
        assertThat(visit.sidesAloneWithout(line -> line.order().equals(FIRST))).isEmpty();
    }

    private static StandingLine line(OrderId order, int position, Course course, boolean counts) {
        return new StandingLine(order, position, new ItemId(new UUID(1, position)), "요리", course, counts);
    }
}
