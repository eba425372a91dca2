package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.kitchen.Tickets.OpenTicket;
import io.tablesaga.kitchen.Tickets.Pickup;
import io.tablesaga.kitchen.Tickets.Wanted;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.kitchen.persistence.JdbcTickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What orders are called by, and which are. */
class PickupNumberTest {

    private static final LocalDate TODAY = LocalDate.EPOCH;

    private final Tickets tickets = new JdbcTickets(POOL, change -> {});
    private final StoreId store = new StoreId(UUID.randomUUID());

    @Test
    void each_business_day_and_each_store_begins_anew() {
        assertThat(number(open(order(1), store, TODAY))).isEqualTo(1);
        assertThat(number(open(order(2), store, TODAY))).isEqualTo(2);
        assertThat(number(open(order(3), store, TODAY.plusDays(1)))).isEqualTo(1);
        assertThat(number(open(order(4), store, TODAY)))
                .as("a late one of yesterday")
                .isEqualTo(3);
        StoreId other = new StoreId(UUID.randomUUID());
        OrderId theirs = open(order(5), other, TODAY);
        assertThat(tickets.ofStore(other, Wanted.ALL, Optional.empty(), 10))
                .extracting(Ticket::order, Ticket::pickupNumber)
                .containsExactly(tuple(theirs, 1));
    }

    @Test
    void a_ticket_that_comes_again_keeps_its_number_and_takes_no_other() {
        OrderId first = open(order(1), store, TODAY);
        open(first, store, TODAY);
        assertThat(number(first)).isEqualTo(1);
        assertThat(number(open(order(2), store, TODAY))).isEqualTo(2);
    }

    @Test
    void tickets_that_come_at_once_have_a_number_each() throws Exception {
        ExecutorService kitchens = Executors.newFixedThreadPool(4);
        List<Future<OrderId>> opened = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            OrderId order = order(i);
            opened.add(kitchens.submit(() -> open(order, store, TODAY)));
        }
        for (Future<OrderId> one : opened) {
            one.get();
        }
        kitchens.shutdown();
        assertThat(tickets.ofStore(store, Wanted.ALL, Optional.empty(), 100))
                .extracting(Ticket::pickupNumber)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void a_number_is_called_when_all_that_is_left_is_ready_until_it_is_handed_over() {
        OrderId order = open(order(1), store, TODAY);
        OrderId other = open(order(2), store, TODAY);
        bump(order, 1);
        assertThat(shown()).containsExactly("1 making", "2 making");
        bump(order, 2);
        assertThat(shown()).containsExactly("1 ready", "2 making");
        advance(order, LineState.SERVED, 1);
        assertThat(shown()).as("half of it is fetched").containsExactly("1 ready", "2 making");
        advance(order, LineState.SERVED, 2);
        assertThat(shown()).containsExactly("2 making");

        bump(other, 1);
        withdraw(other, 2);
        assertThat(shown()).as("what is taken back is not waited for").containsExactly("2 ready");
        OrderId gone = open(order(3), store, TODAY);
        withdraw(gone, 1, 2);
        assertThat(shown()).as("nothing of it is left").containsExactly("2 ready");
        Database.JDBC.update(
                "update kitchen.ticket set received_at = now() - interval '13 hours' where order_id = ?",
                other.value());
        assertThat(shown()).as("nobody has fetched it").isEmpty();
    }

    private List<String> shown() {
        return tickets.pickups(store, 10).stream().map(PickupNumberTest::text).toList();
    }

    private static String text(Pickup pickup) {
        return pickup.number() + (pickup.ready() ? " ready" : " making");
    }

    private void bump(OrderId order, int position) {
        tickets.bump(new BumpTicket(order, List.of(position), Optional.empty()));
    }

    private void advance(OrderId order, LineState to, int position) {
        tickets.advance(new AdvanceTicket(order, List.of(position), Optional.empty(), to));
    }

    private void withdraw(OrderId order, Integer... positions) {
        tickets.withdraw(new WithdrawTicket(order, new SagaId(UUID.randomUUID()), List.of(positions), true));
    }

    private int number(OrderId order) {
        return tickets.ofStore(store, Wanted.ALL, Optional.empty(), 100).stream()
                .filter(ticket -> ticket.order().equals(order))
                .findFirst()
                .orElseThrow()
                .pickupNumber();
    }

    /** In their order of time. */
    private static OrderId order(int number) {
        return new OrderId(new UUID(number, UUID.randomUUID().getLeastSignificantBits()));
    }

    private OrderId open(OrderId order, StoreId of, LocalDate day) {
        tickets.open(new OpenTicket(
                order,
                of,
                new TableId(UUID.randomUUID()),
                new VisitId(UUID.randomUUID()),
                List.of(
                        new OpenTicket.Line(1, "A", 1, "", List.of(), 0),
                        new OpenTicket.Line(2, "B", 1, "", List.of(), 0)),
                day,
                Serving.TO_GO,
                TraceParent.of(null),
                "m"));
        return order;
    }
}
