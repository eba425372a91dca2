package io.tablesaga.persistence;

import static io.tablesaga.kitchen.LineState.ACCEPTED;
import static io.tablesaga.kitchen.LineState.PREPARING;
import static io.tablesaga.kitchen.LineState.READY;
import static io.tablesaga.kitchen.LineState.SERVED;
import static io.tablesaga.kitchen.LineState.WAITING;
import static io.tablesaga.kitchen.LineState.WITHDRAWN;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.kitchen.AcknowledgeVoid;
import io.tablesaga.kitchen.AdvanceAnswer.Outcome;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.RecallBump;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.Tickets.AllDay;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stations see of a ticket and say of it: accept, strike, bump, recall, and that they have seen what was taken back. */
class StationTicketTest {

    private static final Optional<String> GRILL = Optional.of("화구");
    private static final Optional<String> BAR = Optional.of("바");
    private static final Optional<String> ALL = Optional.empty();

    private final List<TicketChange> changes = new ArrayList<>();
    private final JdbcTickets tickets = new JdbcTickets(POOL, changes::add);
    private final StoreId store = new StoreId(UUID.randomUUID());
    private final OrderId order = open();

    @Test
    void a_line_may_be_accepted_first_and_its_guest_may_still_take_it_back() {
        assertThat(advance(ACCEPTED, ALL, 1, 2)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(ACCEPTED, ACCEPTED, WAITING);
        assertThat(advance(PREPARING, ALL)).isEqualTo(Outcome.ADVANCED);
        assertThat(advance(ACCEPTED, ALL)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsOnly(PREPARING);

        OrderId other = open();
        tickets.advance(new AdvanceTicket(other, List.of(), ALL, ACCEPTED));
        assertThat(tickets.advance(new AdvanceTicket(other, List.of(), ALL, READY))
                        .outcome())
                .isEqualTo(Outcome.TOO_EARLY);
        assertThat(withdraw(other, saga(), 1, 2, 3)).isTrue();
    }

    @Test
    void a_station_moves_its_own_lines_only() {
        assertThat(advance(PREPARING, BAR)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(WAITING, PREPARING, WAITING);
        assertThat(advance(PREPARING, BAR, 1)).isEqualTo(Outcome.UNKNOWN_LINE);
        assertThat(advance(PREPARING, Optional.of("없음"))).isEqualTo(Outcome.UNKNOWN_LINE);
        assertThat(states()).containsExactly(WAITING, PREPARING, WAITING);
    }

    @Test
    void a_strike_and_a_bump_make_lines_ready_whatever_was_said_before() {
        advance(PREPARING, ALL, 3);
        assertThat(bump(GRILL, 1)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(READY, WAITING, PREPARING);
        assertThat(bump(GRILL)).isEqualTo(Outcome.ADVANCED);
        assertThat(bump(GRILL)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(READY, WAITING, READY);
        assertThat(shown(GRILL)).isEmpty();
        assertThat(shown(BAR)).hasSize(1);
        assertThat(changes).extracting(TicketChange::what).last().isEqualTo(TicketChange.What.BUMPED);
        assertThat(changes).hasSize(4);
    }

    @Test
    void what_was_taken_back_cannot_be_bumped() {
        withdraw(order, saga(), 1);
        assertThat(bump(GRILL, 1)).isEqualTo(Outcome.LINE_WITHDRAWN);
        assertThat(bump(GRILL)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(WITHDRAWN, WAITING, READY);
        assertThat(bump(Optional.of("없음"))).isEqualTo(Outcome.UNKNOWN_LINE);
    }

    @Test
    void a_recall_undoes_the_last_bump_of_its_own_place_then_the_one_before() {
        advance(PREPARING, ALL, 3);
        bump(GRILL, 1);
        bump(GRILL, 3);
        bump(BAR);
        bump(ALL);

        assertThat(recall(GRILL)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(READY, READY, PREPARING);
        assertThat(recall(GRILL)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(WAITING, READY, PREPARING);
        assertThat(recall(GRILL)).isEqualTo(Outcome.NOTHING_TO_RECALL);
        // It found everything ready, and so has moved nothing.
        assertThat(recall(ALL)).isEqualTo(Outcome.NOTHING_TO_RECALL);
        assertThat(recall(BAR)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(WAITING, WAITING, PREPARING);
        assertThat(shown(GRILL)).hasSize(1);
    }

    @Test
    void a_recall_leaves_alone_what_was_served_or_taken_back_since() {
        bump(ALL);
        advance(SERVED, ALL, 1);
        tickets.withdraw(new WithdrawTicket(order, saga(), List.of(2), true));
        assertThat(recall(ALL)).isEqualTo(Outcome.ADVANCED);
        assertThat(states()).containsExactly(SERVED, WITHDRAWN, WAITING);
        assertThat(recall(ALL)).isEqualTo(Outcome.NOTHING_TO_RECALL);

        bump(GRILL);
        advance(SERVED, GRILL, 3);
        assertThat(recall(GRILL)).isEqualTo(Outcome.NOTHING_TO_RECALL);
        StoreId elsewhere = new StoreId(UUID.randomUUID());
        assertThat(tickets.recall(new RecallBump(elsewhere, ALL)).outcome()).isEqualTo(Outcome.NOTHING_TO_RECALL);
    }

    @Test
    void a_line_that_is_taken_back_stays_on_its_display_until_somebody_has_seen_it() {
        SagaId saga = saga();
        withdraw(order, saga, 1, 2, 3);
        assertThat(shown(ALL).get(0).lines()).allMatch(Ticket.Line::unseen);
        assertThat(acknowledge(BAR)).isEqualTo(Outcome.ADVANCED);
        assertThat(shown(BAR)).isEmpty();
        assertThat(shown(GRILL)).hasSize(1);
        int before = changes.size();
        assertThat(acknowledge(BAR, 2)).isEqualTo(Outcome.ADVANCED);
        assertThat(changes).hasSize(before);
        assertThat(acknowledge(BAR, 1)).isEqualTo(Outcome.UNKNOWN_LINE);
        assertThat(acknowledge(GRILL, 1)).isEqualTo(Outcome.ADVANCED);
        assertThat(shown(GRILL)).hasSize(1);
        assertThat(acknowledge(ALL)).isEqualTo(Outcome.ADVANCED);
        assertThat(shown(ALL)).isEmpty();

        tickets.restore(new RestoreTicket(order, saga));
        assertThat(shown(ALL).get(0).lines()).noneMatch(Ticket.Line::unseen);
        assertThat(tickets.acknowledge(new AcknowledgeVoid(orderId(), List.of(), ALL))
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN_TICKET);
    }

    @Test
    void what_is_taken_back_before_it_comes_is_nobody_s_to_see() {
        OrderId early = orderId();
        SagaId undone = saga();
        withdraw(early, undone, 1, 2, 3);
        tickets.restore(new RestoreTicket(early, undone));
        withdraw(early, saga(), 1, 2, 3);
        assertThat(changes).hasSize(1);
        open(early);
        assertThat(shown(ALL)).extracting(Ticket::order).containsExactly(order);
        assertThat(changes).hasSize(2);
    }

    @Test
    void a_station_sees_its_tickets_and_who_else_makes_something_of_them() {
        Ticket ticket = shown(BAR).get(0);
        assertThat(ticket.at("바")).extracting(Ticket.Line::position).containsExactly(2);
        assertThat(ticket.alsoAt("바")).containsExactly("화구");
        assertThat(shown(Optional.of("없음"))).isEmpty();
        assertThat(ticket.age(ticket.lines())).isLessThan(Duration.ofMinutes(1));

        bump(ALL);
        assertThat(shown(BAR)).isEmpty();
        assertThat(shown(ALL)).as("somebody has to serve it").hasSize(1);
        advance(SERVED, ALL);
        assertThat(shown(ALL)).isEmpty();
        assertThat(tickets.ofStore(store, new Wanted(BAR, false), Optional.empty(), 10))
                .hasSize(1);
    }

    @Test
    void each_change_is_told_once_with_the_ticket_as_it_is_after_it() {
        SagaId saga = saga();
        advance(PREPARING, ALL, 1);
        advance(PREPARING, ALL, 1);
        withdraw(order, saga, 2);
        withdraw(order, saga, 2);
        tickets.restore(new RestoreTicket(order, saga));
        tickets.restore(new RestoreTicket(order, saga));
        assertThat(changes)
                .extracting(change -> change.what().name()
                        + change.positions()
                        + change.ticket().number())
                .containsExactly("OPENED[1, 2, 3]1", "ADVANCED[1]2", "WITHDRAWN[2]3", "RESTORED[2]4");
        assertThat(changes.get(0).cause()).contains("m");
        assertThat(changes.get(2).saga()).contains(saga);
        assertThat(changes.get(2).ticket().lines())
                .extracting(Ticket.Line::state)
                .containsExactly(PREPARING, WITHDRAWN, WAITING);
    }

    @Test
    void all_day_counts_the_portions_that_are_left_dish_by_dish() {
        open();
        advance(PREPARING, ALL, 1);
        bump(ALL, 3);
        assertThat(tickets.allDay(store, ALL, 10))
                .containsExactly(
                        new AllDay("화구", "A", List.of(), 2, 2),
                        new AllDay("바", "B", List.of(), 2, 0),
                        new AllDay("화구", "C", List.of(), 1, 0));
        withdraw(order, saga(), 2);
        assertThat(tickets.allDay(store, BAR, 10)).containsExactly(new AllDay("바", "B", List.of(), 1, 0));
        assertThat(tickets.allDay(store, ALL, 1)).hasSize(1);
    }

    private OrderId open() {
        OrderId opened = orderId();
        open(opened);
        return opened;
    }

    private void open(OrderId opened) {
        tickets.open(new OpenTicket(
                opened,
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

    private Outcome advance(LineState to, Optional<String> station, Integer... positions) {
        return tickets.advance(new AdvanceTicket(order, List.of(positions), station, to))
                .outcome();
    }

    private Outcome bump(Optional<String> station, Integer... positions) {
        return tickets.bump(new BumpTicket(order, List.of(positions), station)).outcome();
    }

    private Outcome recall(Optional<String> station) {
        return tickets.recall(new RecallBump(store, station)).outcome();
    }

    private Outcome acknowledge(Optional<String> station, Integer... positions) {
        return tickets.acknowledge(new AcknowledgeVoid(order, List.of(positions), station))
                .outcome();
    }

    private boolean withdraw(OrderId from, SagaId by, Integer... positions) {
        return tickets.withdraw(new WithdrawTicket(from, by, List.of(positions), false))
                .withdrawn();
    }

    private List<Ticket> shown(Optional<String> station) {
        return tickets.ofStore(store, new Wanted(station, true), Optional.empty(), 10);
    }

    private List<LineState> states() {
        return tickets.ofStore(store, Wanted.ALL, Optional.empty(), 10).stream()
                .filter(ticket -> ticket.order().equals(order))
                .flatMap(ticket -> ticket.lines().stream())
                .map(Ticket.Line::state)
                .toList();
    }

    private static OrderId orderId() {
        return new OrderId(UUID.randomUUID());
    }

    private static SagaId saga() {
        return new SagaId(UUID.randomUUID());
    }
}
