package io.tablesaga.persistence;

import static io.tablesaga.kitchen.LineState.PREPARING;
import static io.tablesaga.kitchen.LineState.SERVED;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tablesaga.kitchen.AcknowledgeVoid;
import io.tablesaga.kitchen.AdvanceAnswer.Outcome;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.MoveTickets;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.Tickets.OpenTicket;
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
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ticket is served where its visit sits by now, in whichever order the messages come. */
class ServedAtTest {

    private final List<TicketChange> changes = new CopyOnWriteArrayList<>();
    private final JdbcTickets tickets = new JdbcTickets(POOL, changes::add);
    private final TransactionTemplate together = new TransactionTemplate(new DataSourceTransactionManager(POOL));
    private final StoreId store = new StoreId(UUID.randomUUID());
    private final VisitId visit = new VisitId(UUID.randomUUID());
    private final TableId first = table();
    private final TableId second = table();
    private final TableId third = table();

    @Test
    void the_last_move_stands_for_tickets_that_are_there_and_for_those_that_come() {
        OrderId made = open();
        assertThat(servedAt()).containsExactly(first);
        move(third, 2, visit);
        move(third, 2, visit);
        // It was sent before, and is late.
        move(second, 1, visit);
        assertThat(servedAt()).containsExactly(third);
        open();
        assertThat(servedAt()).containsExactly(third, third);
        assertThat(tickets.advance(new AdvanceTicket(made, List.of(), Optional.empty(), PREPARING))
                        .outcome())
                .isEqualTo(Outcome.ADVANCED);
        move(second, 3, new VisitId(UUID.randomUUID()));
        assertThat(servedAt()).containsExactly(third, third);
    }

    @Test
    void a_move_that_comes_before_the_first_ticket_is_known_when_that_comes() {
        VisitId merged = new VisitId(UUID.randomUUID());
        move(second, 1, merged, visit);
        open();
        assertThat(servedAt()).containsExactly(second);
    }

    @Test
    void a_ticket_that_comes_again_after_the_move_stays_at_the_new_table() {
        OpenTicket ticket = ticket();
        together.executeWithoutResult(status -> tickets.open(ticket));
        move(second, 1, visit);
        together.executeWithoutResult(
                status -> assertThat(tickets.open(ticket).first()).isFalse());
        assertThat(servedAt()).containsExactly(second);
    }

    /** The move must not look for tickets before the one that is being written is there. */
    @Test
    void a_ticket_that_is_written_while_its_visit_moves_is_served_at_the_new_table() {
        open();
        for (int round = 1; round <= 20; round++) {
            int moves = round;
            TableId to = round % 2 == 0 ? first : second;
            CompletableFuture<Void> moving = together.execute(status -> {
                tickets.open(ticket());
                CompletableFuture<Void> behind = CompletableFuture.runAsync(() -> move(to, moves, visit));
                await("the move waits for the ticket")
                        .atMost(Duration.ofSeconds(4))
                        .until(() -> new JdbcTemplate(POOL)
                                        .queryForObject(
                                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'",
                                                Integer.class)
                                > 0);
                return behind;
            });
            moving.join();
            assertThat(servedAt()).hasSize(round + 1).containsOnly(to);
        }
    }

    @Test
    void each_ticket_that_moves_is_a_change_with_a_number_of_its_own_and_told_once() {
        OrderId one = open();
        OrderId other = open();
        OrderId eaten = open();
        OrderId back = open();
        tickets.advance(new AdvanceTicket(eaten, List.of(), Optional.empty(), PREPARING));
        tickets.bump(new BumpTicket(eaten, List.of(), Optional.empty()));
        tickets.advance(new AdvanceTicket(eaten, List.of(), Optional.empty(), SERVED));
        // It is on no display, but it may come back to one.
        SagaId saga = new SagaId(UUID.randomUUID());
        tickets.withdraw(new WithdrawTicket(back, saga, List.of(1), false));
        tickets.acknowledge(new AcknowledgeVoid(back, List.of(), Optional.empty()));
        long known = tickets.lastNumber(store);
        changes.clear();

        move(second, 1, visit);
        move(second, 1, visit);
        move(second, 2, visit);
        assertThat(tickets.changedAfter(store, known, 100))
                .extracting(Ticket::order, Ticket::table)
                .containsExactlyInAnyOrder(tuple(one, second), tuple(other, second), tuple(back, second));
        assertThat(tickets.changedAfter(store, known, 100))
                .extracting(Ticket::number)
                .containsExactly(known + 1, known + 2, known + 3);
        assertThat(tickets.lastNumber(store)).isEqualTo(known + 3);
        assertThat(changes).hasSize(3).allSatisfy(change -> {
            assertThat(change.what()).isEqualTo(TicketChange.What.MOVED);
            assertThat(change.cause()).contains("moved");
            assertThat(change.ticket().table()).isEqualTo(second);
        });
        tickets.restore(new RestoreTicket(back, saga));
        assertThat(tickets.ofStore(store, Wanted.ALL, Optional.empty(), 100))
                .filteredOn(ticket -> ticket.table().equals(first))
                .extracting(Ticket::order)
                .as("what was served stays where it was served")
                .containsExactly(eaten);
    }

    private OrderId open() {
        OpenTicket ticket = ticket();
        together.executeWithoutResult(
                status -> assertThat(tickets.open(ticket).first()).isTrue());
        return ticket.order();
    }

    private OpenTicket ticket() {
        return new OpenTicket(
                new OrderId(UUID.randomUUID()),
                store,
                first,
                visit,
                List.of(new OpenTicket.Line(1, "A", 1, "", List.of(), 0)),
                LocalDate.EPOCH,
                Serving.HERE,
                TraceParent.of(null),
                "m");
    }

    private void move(TableId to, int moves, VisitId... visits) {
        together.executeWithoutResult(status -> tickets.move(new MoveTickets(List.of(visits), to, moves, "moved")));
    }

    private List<TableId> servedAt() {
        return tickets.ofStore(store, Wanted.ALL, Optional.empty(), 100).stream()
                .map(Ticket::table)
                .toList();
    }

    private static TableId table() {
        return new TableId(UUID.randomUUID());
    }
}
