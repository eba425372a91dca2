package io.tablesaga.persistence;

import static io.tablesaga.kitchen.LineState.PREPARING;
import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.RecallBump;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.Tickets.OpenTicket;
import io.tablesaga.kitchen.Tickets.Wanted;
import io.tablesaga.kitchen.persistence.JdbcTickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The numbers of a store's changes: in the order of their commits and without a gap, so that a reader misses nothing. */
class TicketFeedTest {

    private static final int COOKS = 4;
    private static final int TICKETS_EACH = 25;

    private final ConcurrentLinkedQueue<TicketChange> changes = new ConcurrentLinkedQueue<>();
    private final JdbcTickets tickets = new JdbcTickets(POOL, changes::add);
    private final StoreId store = new StoreId(UUID.randomUUID());

    @Test
    void whoever_follows_while_many_write_has_all_of_it_as_it_is() throws Exception {
        ExecutorService cooks = Executors.newFixedThreadPool(COOKS);
        List<Future<?>> work = new ArrayList<>();
        for (int cook = 0; cook < COOKS; cook++) {
            boolean recalls = cook == 0;
            work.add(cooks.submit(() -> cook(recalls)));
        }
        cooks.shutdown();
        Display display = new Display();
        do {
            display.read();
        } while (!cooks.awaitTermination(1, TimeUnit.MILLISECONDS));
        for (Future<?> done : work) {
            done.get();
        }
        display.read();

        assertThat(display.shows).isEqualTo(snapshot());
        assertThat(display.shows).hasSize(COOKS * TICKETS_EACH);
        assertThat(changes.stream().map(change -> change.ticket().number()).sorted())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, changes.size()).boxed().toList());
        assertThat(tickets.lastNumber(store)).isEqualTo(changes.size());
    }

    private void cook(boolean recalls) {
        for (int n = 0; n < TICKETS_EACH; n++) {
            OrderId order = open();
            tickets.advance(new AdvanceTicket(order, List.of(1), Optional.empty(), PREPARING));
            tickets.bump(new BumpTicket(order, List.of(), Optional.empty()));
            if (recalls) {
                // Whoever's it is.
                tickets.recall(new RecallBump(store, Optional.empty()));
            }
        }
    }

    @Test
    void a_later_change_waits_for_the_commit_of_the_one_before_it_and_takes_its_number_if_that_fails()
            throws Exception {
        OrderId first = open();
        OrderId second = open();
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(POOL));
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService cooks = Executors.newFixedThreadPool(2);
        try {
            Future<?> slow = cooks.submit(() -> transaction.executeWithoutResult(status -> {
                tickets.advance(new AdvanceTicket(first, List.of(), Optional.empty(), PREPARING));
                changed.countDown();
                await(goOn);
                status.setRollbackOnly();
            }));
            await(changed);
            Future<?> fast = cooks.submit(
                    () -> tickets.advance(new AdvanceTicket(second, List.of(), Optional.empty(), PREPARING)));
            Awaitility.await("it waits for the first")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> blocked() == 1);
            assertThat(tickets.changedAfter(store, 2, 10)).isEmpty();
            goOn.countDown();
            slow.get();
            fast.get();
        } finally {
            cooks.shutdownNow();
        }
        assertThat(tickets.changedAfter(store, 2, 10)).extracting(Ticket::order).containsExactly(second);
        assertThat(tickets.changedAfter(store, 2, 10))
                .extracting(Ticket::number)
                .containsExactly(3L);
    }

    private static long blocked() {
        return JDBC.queryForObject(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%kitchen.feed%'",
                Long.class);
    }

    @Test
    void a_display_that_was_away_finds_each_ticket_once_page_by_page() {
        OrderId first = open();
        OrderId second = open();
        open();
        long known = tickets.lastNumber(store);
        tickets.advance(new AdvanceTicket(second, List.of(), Optional.empty(), PREPARING));
        tickets.advance(new AdvanceTicket(first, List.of(), Optional.empty(), PREPARING));
        tickets.bump(new BumpTicket(second, List.of(), Optional.empty()));

        List<Ticket> page = tickets.changedAfter(store, known, 1);
        assertThat(page).extracting(Ticket::order).containsExactly(first);
        page = tickets.changedAfter(store, page.get(0).number(), 1);
        assertThat(page).extracting(Ticket::order).containsExactly(second);
        assertThat(tickets.changedAfter(store, page.get(0).number(), 1)).isEmpty();
        assertThat(page.get(0).number()).isEqualTo(6);
    }

    /** What another display would make of the changes alone. */
    private final class Display {

        private final Map<OrderId, List<Ticket.Line>> shows = new HashMap<>();
        private long known;

        void read() {
            List<Ticket> page;
            do {
                page = tickets.changedAfter(store, known, 7);
                for (Ticket ticket : page) {
                    assertThat(ticket.number()).isGreaterThan(known);
                    known = ticket.number();
                    shows.put(ticket.order(), ticket.lines());
                }
            } while (page.size() == 7);
        }
    }

    private Map<OrderId, List<Ticket.Line>> snapshot() {
        Map<OrderId, List<Ticket.Line>> all = new HashMap<>();
        tickets.ofStore(store, Wanted.ALL, Optional.empty(), 1_000)
                .forEach(ticket -> all.put(ticket.order(), ticket.lines()));
        return all;
    }

    private OrderId open() {
        OrderId order = new OrderId(UUID.randomUUID());
        tickets.open(new OpenTicket(
                order,
                store,
                new TableId(UUID.randomUUID()),
                new VisitId(UUID.randomUUID()),
                List.of(
                        new OpenTicket.Line(1, "A", 1, "", List.of(), 0),
                        new OpenTicket.Line(2, "B", 1, "", List.of(), 0)),
                LocalDate.EPOCH,
                Serving.HERE,
                TraceParent.of(null),
                "m"));
        return order;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
