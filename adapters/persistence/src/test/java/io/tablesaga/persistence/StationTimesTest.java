package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.RecallBump;
import io.tablesaga.kitchen.Tickets.OpenTicket;
import io.tablesaga.kitchen.Tickets.Times;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.kitchen.persistence.JdbcTickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How long a store's stations take, as its own tickets tell. */
class StationTimesTest {

    private static final Optional<String> ALL = Optional.empty();
    private static final int DAYS = 14;

    private final JdbcTickets tickets = new JdbcTickets(POOL, change -> {});
    private final StoreId store = new StoreId(UUID.randomUUID());

    @Test
    void half_of_the_lines_were_made_sooner_and_one_of_ten_later() {
        for (int minutes = 1; minutes <= 9; minutes++) {
            made(now(), minutes);
        }
        made(now(), 60);
        assertThat(tickets.times(store, DAYS, 10))
                .containsExactly(
                        times("바", null, 10, 5, 9),
                        times("바", "B", 10, 5, 9),
                        times("화구", null, 20, 5, 9),
                        times("화구", "A", 10, 5, 9),
                        times("화구", "C", 10, 5, 9));
        assertThat(tickets.times(store, DAYS, 1)).hasSize(1);
        assertThat(tickets.times(new StoreId(UUID.randomUUID()), DAYS, 10)).isEmpty();
    }

    @Test
    void what_is_long_past_recalled_taken_back_or_not_made_yet_counts_for_nothing() {
        made(
                new OrderId(UUID.fromString(
                        "00000000" + UUID.randomUUID().toString().substring(8))),
                30);
        made(now(), 30);
        tickets.recall(new RecallBump(store, ALL));
        OrderId back = now();
        made(back, 30);
        tickets.withdraw(new WithdrawTicket(back, new SagaId(UUID.randomUUID()), List.of(1, 2, 3), true));
        open(now());
        assertThat(tickets.times(store, DAYS, 10)).isEmpty();
    }

    @Test
    void what_is_served_later_took_no_longer() {
        OrderId order = now();
        made(order, 2);
        JDBC.update(
                "update kitchen.ticket_line set made_at = made_at - interval '1 minute' where order_id = ?",
                order.value());
        tickets.advance(new AdvanceTicket(order, List.of(), ALL, LineState.SERVED));
        assertThat(tickets.times(store, DAYS, 10)).contains(times("바", "B", 1, 1, 1));
    }

    private void made(OrderId order, int minutes) {
        open(order);
        tickets.bump(new BumpTicket(order, List.of(), ALL));
        JDBC.update(
                "update kitchen.ticket set received_at = received_at - ? * interval '1 minute' where order_id = ?",
                minutes,
                order.value());
    }

    private void open(OrderId order) {
        tickets.open(new OpenTicket(
                order,
                store,
                new TableId(UUID.randomUUID()),
                new VisitId(UUID.randomUUID()),
                List.of(
                        new OpenTicket.Line(1, "A", 2, "화구", List.of(), 0),
                        new OpenTicket.Line(2, "B", 1, "바", List.of(), 0),
                        new OpenTicket.Line(3, "C", 1, "화구", List.of(), 0)),
                LocalDate.EPOCH,
                Serving.HERE,
                TraceParent.of(null),
                "m"));
    }

    /** Born later than any real one. */
    private static OrderId now() {
        return new OrderId(
                UUID.fromString("ffffffff" + UUID.randomUUID().toString().substring(8)));
    }

    private static Times times(String station, String name, int lines, int usual, int slow) {
        return new Times(
                station, Optional.ofNullable(name), lines, Duration.ofMinutes(usual), Duration.ofMinutes(slow));
    }
}
