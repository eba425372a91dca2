package io.tablesaga.persistence;

import static io.tablesaga.kitchen.LineState.HELD;
import static io.tablesaga.kitchen.LineState.PREPARING;
import static io.tablesaga.kitchen.LineState.READY;
import static io.tablesaga.kitchen.LineState.WAITING;
import static io.tablesaga.kitchen.LineState.WITHDRAWN;
import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.ordering.KitchenNews;
import io.tablesaga.ordering.KitchenProgress;
import io.tablesaga.ordering.persistence.JdbcKitchenProgress;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.VisitId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What ordering makes of the kitchen's events, in whatever order and however often they come. */
class KitchenProgressTest {

    private final KitchenProgress progress = new JdbcKitchenProgress(POOL);
    private final OrderId order = new OrderId(UUID.randomUUID());
    private final VisitId visit = new VisitId(UUID.randomUUID());

    KitchenProgressTest() {
        JDBC.update(
                """
                insert into ordering.orders (id, store_id, table_id, visit_id, device_id, saga_id, state, total, currency,
                                             pay_until, paid_at)
                values (?, gen_random_uuid(), gen_random_uuid(), ?, gen_random_uuid(), gen_random_uuid(), 'PAID', 1, 'KRW',
                        now(), now() - interval '1 minute')""",
                order.value(),
                visit.value());
        for (int position = 1; position <= 2; position++) {
            JDBC.update(
                    """
                    with l as (
                        insert into ordering.order_line (order_id, position, item_id, name, quantity, unit_price)
                        values (?, ?, gen_random_uuid(), 'A', 1, 1) returning *)
                    insert into ordering.preparation (order_id, position, store_id, station, portions, ready_in, ready_by)
                    select order_id, position, gen_random_uuid(), '', 1, 600, now() + interval '9 minutes' from l""",
                    order.value(),
                    position);
        }
    }

    @Test
    void a_visit_s_line_is_as_far_as_the_kitchen_says() {
        assertThat(progress.follow(news(order, 1, WAITING, WAITING))).contains(visit);
        assertThat(kept()).containsExactly("WAITING making", "WAITING making");
        assertThat(progress.follow(news(order, 2, READY, PREPARING))).contains(visit);
        assertThat(kept()).containsExactly("READY made", "PREPARING making");
        assertThat(progress.follow(news(order, 3, PREPARING, PREPARING))).contains(visit);
        assertThat(kept()).as("recalled").containsExactly("PREPARING making", "PREPARING making");
    }

    @Test
    void what_comes_again_or_late_changes_nothing() {
        progress.follow(news(order, 7, READY, READY));
        assertThat(progress.follow(news(order, 7, READY, READY))).isEmpty();
        assertThat(progress.follow(news(order, 6, WAITING, PREPARING))).isEmpty();
        assertThat(kept()).containsExactly("READY made", "READY made");
        assertThat(progress.follow(news(new OrderId(UUID.randomUUID()), 8, READY)))
                .isEmpty();
    }

    @Test
    void a_line_that_is_made_late_took_its_place_no_longer_than_it_was_quoted_for() {
        JDBC.update(
                "update ordering.preparation set ready_by = now() - interval '1 hour' where order_id = ?",
                order.value());
        progress.follow(news(order, 1, READY, READY));
        assertThat(JDBC.queryForList(
                        "select ready_by < now() - interval '59 minutes' from ordering.preparation where order_id = ?",
                        Boolean.class,
                        order.value()))
                .containsOnly(true);
    }

    @Test
    void a_line_that_is_held_takes_no_place_until_it_is_fired_and_then_its_quoted_time() {
        progress.follow(news(order, 1, WAITING, HELD));
        assertThat(takesPlace()).containsExactly(true, false);
        progress.follow(news(order, 2, PREPARING, HELD));
        assertThat(takesPlace()).containsExactly(true, false);
        JDBC.update(
                "update ordering.preparation set ready_by = now() - interval '1 hour' where order_id = ?",
                order.value());
        progress.follow(news(order, 3, PREPARING, WAITING));
        assertThat(takesPlace()).as("the other one is as late as it is").containsExactly(false, true);
        assertThat(JDBC.queryForObject(
                        "select ready_by > now() + interval '9 minutes' from ordering.preparation where order_id = ? and position = 2",
                        Boolean.class,
                        order.value()))
                .isTrue();
        progress.follow(news(order, 4, PREPARING, HELD));
        assertThat(takesPlace()).as("it is held again").containsExactly(false, false);
        progress.follow(news(order, 5, PREPARING, WITHDRAWN));
        assertThat(takesPlace()).containsExactly(false, false);
    }

    private List<Boolean> takesPlace() {
        return JDBC.queryForList(
                """
                select exists (select from ordering.making m where m.store_id = p.store_id)
                from ordering.preparation p where p.order_id = ? order by p.position""",
                Boolean.class,
                order.value());
    }

    private static KitchenNews news(OrderId of, long number, LineState... states) {
        List<KitchenNews.Line> lines = new ArrayList<>();
        for (LineState state : states) {
            lines.add(new KitchenNews.Line(lines.size() + 1, state));
        }
        return new KitchenNews(of, number, 12, lines);
    }

    private List<String> kept() {
        return JDBC.queryForList(
                """
                select l.kitchen || case when p.ready_by <= now() then ' made' else ' making' end
                from ordering.order_line l join ordering.preparation p using (order_id, position)
                where order_id = ? order by position""",
                String.class,
                order.value());
    }
}
