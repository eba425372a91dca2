package io.tablesaga.persistence;

import static io.tablesaga.kitchen.LineState.ACCEPTED;
import static io.tablesaga.kitchen.LineState.HELD;
import static io.tablesaga.kitchen.LineState.PREPARING;
import static io.tablesaga.kitchen.LineState.READY;
import static io.tablesaga.kitchen.LineState.SERVED;
import static io.tablesaga.kitchen.LineState.WAITING;
import static io.tablesaga.kitchen.LineState.WITHDRAWN;
import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.KitchenParty.ALL;
import static io.tablesaga.persistence.KitchenParty.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.kitchen.AdvanceAnswer;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.FireTurn;
import io.tablesaga.kitchen.HoldTurn;
import io.tablesaga.kitchen.RecallBump;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.Tickets.Opened;
import io.tablesaga.kitchen.Tickets.Wanted;
import io.tablesaga.kitchen.TurnAnswer;
import io.tablesaga.kitchen.TurnAnswer.Changed;
import io.tablesaga.kitchen.TurnAnswer.Outcome;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a party has ordered for later is held until somebody fires it. */
class HeldTurnsTest {

    private final KitchenParty party = new KitchenParty();

    @Test
    void what_is_for_a_later_turn_than_the_first_is_held_and_comes_again_as_it_came() {
        OrderId order = order();
        assertThat(party.open(order, party.visit, Serving.HERE, 2, 3, 0, 2)).isEqualTo(new Opened(true, List.of(2)));
        assertThat(party.states(order)).containsExactly(WAITING, HELD, WAITING, WAITING);
        party.fire();
        assertThat(party.open(order, party.visit, Serving.HERE, 2, 3, 0, 2)).isEqualTo(new Opened(false, List.of(2)));
        assertThat(party.states(order)).containsOnly(WAITING);
        assertThat(party.ticket(order).lines()).extracting(Ticket.Line::turn).containsExactly(2, 3, 0, 2);
        assertThat(party.changes.get(0).slip()).isEmpty();
    }

    @Test
    void a_later_order_waits_for_what_is_not_served_of_an_earlier_one() {
        OrderId starter = party.orders(1);
        assertThat(party.states(party.orders(2))).containsExactly(HELD);
        party.advance(starter, PREPARING);
        party.advance(starter, READY);
        assertThat(party.states(party.orders(3))).as("it is not served").containsExactly(HELD);
        party.advance(starter, SERVED);
        assertThat(party.states(party.orders(2))).as("its turn is held").containsExactly(HELD);
        party.fire(2);
        assertThat(party.states(party.orders(2))).as("its turn was fired").containsExactly(WAITING);
        assertThat(party.states(party.orders(3, 1, 0)))
                .as("another one has the first turn again")
                .containsExactly(HELD, WAITING, WAITING);
    }

    @Test
    void what_is_served_or_taken_back_keeps_nothing_waiting() {
        OrderId starters = party.orders(1, 1);
        party.serve(starters, 1);
        assertThat(party.withdraw(starters, saga(), 2)).isTrue();
        assertThat(party.states(party.orders(2))).containsExactly(WAITING);
    }

    @Test
    void what_others_have_ordered_or_take_away_keeps_nothing_waiting() {
        party.open(order(), KitchenParty.visit(), Serving.HERE, 1);
        OrderId away = order();
        assertThat(party.open(away, party.visit, Serving.TO_GO, 1, 3).held()).isEmpty();
        assertThat(party.states(away)).containsExactly(WAITING, WAITING);
        assertThat(party.states(party.orders(2))).containsExactly(WAITING);
    }

    @Test
    void what_was_taken_back_before_its_ticket_came_is_restored_to_where_it_would_have_stood() {
        OrderId order = order();
        SagaId first = saga();
        SagaId last = saga();
        SagaId both = saga();
        party.withdraw(order, first, 1);
        party.withdraw(order, last, 3);
        party.withdraw(order, both, 4);
        party.tickets.restore(new RestoreTicket(order, both));
        assertThat(party.open(order, party.visit, Serving.HERE, 1, 2, 3, 3).held())
                .containsExactly(3, 4);
        assertThat(party.states(order)).containsExactly(WITHDRAWN, WAITING, WITHDRAWN, HELD);
        party.tickets.restore(new RestoreTicket(order, first));
        party.tickets.restore(new RestoreTicket(order, last));
        assertThat(party.states(order)).containsExactly(WAITING, WAITING, HELD, HELD);

        OrderId gone = order();
        party.withdraw(gone, saga(), 1);
        assertThat(new KitchenParty().open(gone, KitchenParty.visit(), Serving.HERE, 4))
                .as("all of it is taken back")
                .isEqualTo(new Opened(true, List.of()));
    }

    @Test
    void what_is_held_cannot_be_begun_and_is_left_out_where_nobody_names_it() {
        OrderId order = party.orders(1, 2);
        assertThat(party.advance(order, PREPARING, 2)).isEqualTo(AdvanceAnswer.Outcome.LINE_HELD);
        assertThat(party.advance(order, ACCEPTED, 1, 2)).isEqualTo(AdvanceAnswer.Outcome.LINE_HELD);
        assertThat(bump(order, 1, 2)).isEqualTo(AdvanceAnswer.Outcome.LINE_HELD);
        assertThat(party.states(order)).containsExactly(WAITING, HELD);
        assertThatThrownBy(() -> party.advance(order, HELD, 1)).isInstanceOf(IllegalArgumentException.class);

        assertThat(party.advance(order, PREPARING)).isEqualTo(AdvanceAnswer.Outcome.ADVANCED);
        assertThat(bump(order)).isEqualTo(AdvanceAnswer.Outcome.ADVANCED);
        assertThat(party.states(order)).containsExactly(READY, HELD);
        party.tickets.recall(new RecallBump(party.store, ALL));
        assertThat(party.states(order)).containsExactly(PREPARING, HELD);

        OrderId later = party.orders(3);
        assertThat(party.advance(later, PREPARING)).isEqualTo(AdvanceAnswer.Outcome.LINE_HELD);
        assertThat(bump(later)).isEqualTo(AdvanceAnswer.Outcome.LINE_HELD);
        party.fire(3);
        assertThat(party.advance(later, PREPARING)).isEqualTo(AdvanceAnswer.Outcome.ADVANCED);
        assertThat(party.advance(order, ACCEPTED, 2)).isEqualTo(AdvanceAnswer.Outcome.LINE_HELD);
    }

    @Test
    void what_is_fired_changes_once_and_each_ticket_has_a_number_of_its_own() {
        OrderId one = party.orders(1, 2, 3);
        OrderId other = party.orders(2, 2);
        party.changes.clear();
        long known = party.tickets.lastNumber(party.store);

        TurnAnswer fired = party.fire(2);
        assertThat(fired.outcome()).isEqualTo(Outcome.DONE);
        assertThat(fired.changed())
                .containsExactlyInAnyOrder(new Changed(one, List.of(2)), new Changed(other, List.of(1, 2)));
        assertThat(party.states(one)).containsExactly(WAITING, WAITING, HELD);
        assertThat(party.fire(2)).isEqualTo(new TurnAnswer(Outcome.DONE, List.of()));
        assertThat(party.tickets.lastNumber(party.store)).isEqualTo(known + 2);
        assertThat(party.changes).hasSize(2).allSatisfy(change -> {
            assertThat(change.what()).isEqualTo(TicketChange.What.FIRED);
            assertThat(change.slip()).isEqualTo(change.positions());
            assertThat(change.ticket().number()).isGreaterThan(known);
        });
        assertThat(party.fire().changed()).containsExactly(new Changed(one, List.of(3)));
    }

    @Test
    void who_the_kitchen_does_not_know_has_nothing_to_fire_or_hold() {
        party.orders(1, 2);
        assertThat(party.tickets.fire(new FireTurn(party.store, KitchenParty.visit(), Optional.empty())))
                .isEqualTo(new TurnAnswer(Outcome.UNKNOWN_VISIT, List.of()));
        StoreId another = new StoreId(UUID.randomUUID());
        assertThat(party.tickets
                        .fire(new FireTurn(another, party.visit, Optional.empty()))
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN_VISIT);
        assertThat(party.tickets
                        .hold(new HoldTurn(another, party.visit, Optional.empty()))
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN_VISIT);
        // A message has told of it, and no ticket has come.
        VisitId moved = KitchenParty.visit();
        party.merge(1, moved);
        assertThat(new KitchenParty()
                        .tickets
                        .fire(new FireTurn(another, moved, Optional.empty()))
                        .outcome())
                .isEqualTo(Outcome.UNKNOWN_VISIT);
        assertThat(party.fire().changed()).hasSize(1);
    }

    @Test
    void what_nobody_has_begun_can_be_held_and_comes_out_on_paper_once() {
        OrderId order = party.orders(1, 1, 0, 2);
        party.advance(order, ACCEPTED, 1);
        party.advance(order, PREPARING, 2);
        assertThat(party.hold(1).changed()).containsExactly(new Changed(order, List.of(1)));
        assertThat(party.hold(1)).as("again").isEqualTo(new TurnAnswer(Outcome.DONE, List.of()));
        assertThat(party.states(order)).containsExactly(HELD, PREPARING, WAITING, HELD);
        assertThat(party.hold(7).outcome()).as("what is held is of others").isEqualTo(Outcome.NOTHING_TO_HOLD);
        assertThat(party.states(party.orders(1))).as("its turn is held").containsExactly(HELD);
        assertThat(party.hold().changed()).containsExactly(new Changed(order, List.of(3)));

        party.fire(1);
        assertThat(party.states(order)).containsExactly(WAITING, PREPARING, HELD, HELD);
        assertThat(slips(order)).as("it was on paper as it came").containsExactly(List.of());
        party.fire();
        party.hold(2);
        party.fire(2);
        assertThat(slips(order)).containsExactly(List.of(), List.of(4), List.of());
        party.serve(order);
        assertThat(party.hold(0)).isEqualTo(new TurnAnswer(Outcome.NOTHING_TO_HOLD, List.of()));
    }

    @Test
    void what_is_held_is_taken_back_without_asking_and_restored_to_its_turn() {
        OrderId order = party.orders(1, 2, 2);
        SagaId saga = saga();
        assertThat(party.withdraw(order, saga, 2)).isTrue();
        assertThat(party.fire(2).changed()).containsExactly(new Changed(order, List.of(3)));
        assertThat(party.states(order)).containsExactly(WAITING, WITHDRAWN, WAITING);
        party.tickets.restore(new RestoreTicket(order, saga));
        assertThat(party.states(order)).containsExactly(WAITING, HELD, WAITING);
        assertThat(party.fire(2).changed()).containsExactly(new Changed(order, List.of(2)));
        assertThat(slips(order)).containsExactly(List.of(3), List.of(2));
    }

    @Test
    void two_parties_that_become_one_have_one_turn() {
        VisitId other = KitchenParty.visit();
        OrderId theirs = order();
        party.open(theirs, other, Serving.HERE, 1, 2);
        OrderId ours = party.orders(2, 3);
        assertThat(party.states(ours)).containsExactly(WAITING, HELD);
        party.merge(1, other);
        assertThat(party.states(party.orders(2))).as("theirs is held").containsExactly(HELD);
        OrderId late = order();
        party.open(late, other, Serving.HERE, 4);
        assertThat(party.states(late)).containsExactly(HELD);

        assertThat(party.fire(2).changed()).hasSize(2).contains(new Changed(theirs, List.of(2)));
        assertThat(party.tickets
                        .fire(new FireTurn(party.store, other, Optional.empty()))
                        .changed())
                .as("by the name of the one that has ended")
                .containsExactlyInAnyOrder(new Changed(ours, List.of(2)), new Changed(late, List.of(1)));
    }

    @Test
    void time_counts_from_the_firing() {
        OrderId order = party.orders(1, 2);
        bump(order, 1);
        longAgo(order);
        assertThat(party.ticket(order).lines())
                .extracting(line -> line.since().isPresent())
                .containsExactly(true, false);
        assertThat(age(order)).isZero();
        party.fire(2);
        assertThat(age(order)).isLessThan(Duration.ofMinutes(1));
        bump(order, 2);
        assertThat(party.tickets.times(party.store, 1, 10).get(0).usual()).isLessThan(Duration.ofMinutes(1));
        assertThat(age(order)).as("all is made").isGreaterThanOrEqualTo(Duration.ofMinutes(30));
        party.tickets.recall(new RecallBump(party.store, ALL));
        assertThat(age(order)).isLessThan(Duration.ofMinutes(1));
    }

    private Duration age(OrderId order) {
        Ticket ticket = party.ticket(order);
        return ticket.age(ticket.lines());
    }

    @Test
    void what_is_held_is_shown_and_not_counted() {
        OrderId order = party.orders(1, 2, 2);
        assertThat(portions()).isEqualTo(1);
        bump(order, 1);
        assertThat(portions()).isZero();
        assertThat(party.tickets.ofStore(party.store, new Wanted(Optional.of("화구"), true), Optional.empty(), 10))
                .hasSize(1);
        assertThat(party.tickets.pickups(party.store, 10).get(0).ready()).isFalse();
        party.fire(2);
        assertThat(portions()).isEqualTo(2);
    }

    private int portions() {
        return party.tickets.allDay(party.store, ALL, 10).stream()
                .mapToInt(dish -> dish.waiting() + dish.preparing())
                .sum();
    }

    private AdvanceAnswer.Outcome bump(OrderId order, Integer... positions) {
        return party.tickets
                .bump(new BumpTicket(order, List.of(positions), ALL))
                .outcome();
    }

    private List<List<Integer>> slips(OrderId order) {
        return party.changes.stream()
                .filter(change -> change.what() == TicketChange.What.FIRED)
                .filter(change -> change.ticket().order().equals(order))
                .map(TicketChange::slip)
                .toList();
    }

    private static void longAgo(OrderId order) {
        JDBC.update(
                "update kitchen.ticket set received_at = received_at - interval '30 minutes' where order_id = ?",
                order.value());
        JDBC.update("update kitchen.ticket_line set made_at = null where order_id = ?", order.value());
    }

    private static SagaId saga() {
        return new SagaId(UUID.randomUUID());
    }
}
