package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.kitchen.LateTickets;
import io.tablesaga.kitchen.LateTickets.LateTicket;
import io.tablesaga.ordering.persistence.JdbcLateTickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which tickets of paid orders are late, and who is told. */
class LateTicketsTest {

    private final LateTickets late = new JdbcLateTickets(POOL, Duration.ofSeconds(60));
    private final StoreId store = new StoreId(UUID.randomUUID());

    @Test
    void a_paid_order_waits_for_its_ticket_for_a_minute_and_staff_are_told_once() {
        OrderId lost = paid("PAID", 61);
        paid("PAID", 50);
        paid("CANCELLING", 61);
        OrderId come = paid("PAID", 61);
        JDBC.update(
                """
                insert into kitchen.ticket (order_id, store_id, table_id, received_at, business_day, serving)
                values (?, ?, gen_random_uuid(), now(), current_date, 'HERE')""",
                come.value(),
                store.value());
        OrderId withdrawnOnly = paid("PAID", 62);
        JDBC.update("insert into kitchen.ticket (order_id) values (?)", withdrawnOnly.value());

        assertThat(listed(Optional.empty(), 10)).containsExactly(lost, withdrawnOnly);
        assertThat(listed(Optional.empty(), 1)).containsExactly(lost);
        assertThat(listed(Optional.of(lost), 10)).containsExactly(withdrawnOnly);
        LateTicket first = late.ofStore(store, Optional.empty(), 1).get(0);
        assertThat(first.lines()).containsExactly("2 × 아메리카노");
        assertThat(first.waited()).isBetween(Duration.ofSeconds(61), Duration.ofSeconds(120));

        assertThat(told()).containsExactlyInAnyOrder(lost, withdrawnOnly);
        assertThat(told()).as("once").isEmpty();
        assertThat(listed(Optional.empty(), 10)).as("the list is no bell").containsExactly(lost, withdrawnOnly);
        assertThat(late.ofStore(new StoreId(UUID.randomUUID()), Optional.empty(), 10))
                .isEmpty();
    }

    private List<OrderId> listed(Optional<OrderId> after, int limit) {
        return late.ofStore(store, after, limit).stream().map(LateTicket::order).toList();
    }

    /** Other stores have theirs. */
    private List<OrderId> told() {
        return late.toAlarm(1_000).stream()
                .filter(ticket -> ticket.store().equals(store))
                .map(LateTicket::order)
                .toList();
    }

    private int orders;

    private OrderId paid(String state, int secondsAgo) {
        OrderId order = new OrderId(new UUID(++orders, UUID.randomUUID().getLeastSignificantBits()));
        JDBC.update(
                """
                with o as (
                    insert into ordering.orders (id, store_id, table_id, visit_id, device_id, saga_id, state, total,
                                                 currency, pay_until, paid_at)
                    values (?, ?, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ?, 1, 'KRW',
                            now(), now() - ? * interval '1 second') returning *),
                l as (
                    insert into ordering.order_line (order_id, position, item_id, name, quantity, unit_price)
                    select id, 1, gen_random_uuid(), '아메리카노', 2, 1 from o)
                insert into ordering.awaited_ticket (order_id, store_id, since) select id, store_id, paid_at from o""",
                order.value(),
                store.value(),
                state,
                secondsAgo);
        return order;
    }
}
