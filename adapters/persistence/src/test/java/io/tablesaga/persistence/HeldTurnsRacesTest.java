package io.tablesaga.persistence;

import static io.tablesaga.kitchen.LineState.HELD;
import static io.tablesaga.kitchen.LineState.PREPARING;
import static io.tablesaga.kitchen.LineState.WAITING;
import static io.tablesaga.kitchen.LineState.WITHDRAWN;
import static io.tablesaga.persistence.KitchenParty.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.kitchen.AdvanceAnswer.Outcome;
import io.tablesaga.kitchen.FireTurn;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.VisitId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Whoever fires, holds, begins, takes back, merges and orders at once: one of them is first, and the others see it. */
class HeldTurnsRacesTest {

    private static final int ROUNDS = 200;

    private final KitchenParty party = new KitchenParty();

    @Test
    void who_fires_at_once_fires_once() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            KitchenParty raced = new KitchenParty();
            raced.orders(1, 2);
            raced.orders(2);
            List<Integer> changed = TakeBackTest.together(List.<Callable<Integer>>of(
                    () -> raced.fire(2).changed().size(),
                    () -> raced.fire().changed().size(),
                    () -> raced.fire(2).changed().size()));
            assertThat(changed).containsExactlyInAnyOrder(2, 0, 0);
            assertThat(raced.changes).hasSize(4);
            assertThat(raced.tickets.lastNumber(raced.store)).isEqualTo(4);
        }
    }

    @Test
    void between_who_fires_and_who_takes_back_one_is_first_and_taking_back_wins() throws Exception {
        int fired = 0;
        for (int round = 0; round < ROUNDS; round++) {
            KitchenParty raced = new KitchenParty();
            OrderId order = raced.orders(1, 2);
            SagaId saga = new SagaId(UUID.randomUUID());
            List<Boolean> done = TakeBackTest.together(List.<Callable<Boolean>>of(
                    () -> !raced.fire(2).changed().isEmpty(), () -> raced.withdraw(order, saga, 2)));
            assertThat(done.get(1)).isTrue();
            assertThat(raced.states(order)).containsExactly(WAITING, WITHDRAWN);
            assertThat(raced.changes).hasSize(done.get(0) ? 3 : 2);
            fired += done.get(0) ? 1 : 0;
        }
        assertThat(fired).as("or they never raced").isBetween(1, ROUNDS - 1);
    }

    @Test
    void between_who_holds_and_who_begins_one_wins() throws Exception {
        int held = 0;
        for (int round = 0; round < ROUNDS; round++) {
            KitchenParty raced = new KitchenParty();
            OrderId order = raced.orders(1);
            List<Object> done = TakeBackTest.together(List.<Callable<Object>>of(
                    () -> raced.hold(1).changed().size(), () -> raced.advance(order, PREPARING)));
            boolean holds = done.get(0).equals(1);
            assertThat(done.get(1)).isEqualTo(holds ? Outcome.LINE_HELD : Outcome.ADVANCED);
            assertThat(raced.states(order)).containsExactly(holds ? HELD : PREPARING);
            held += holds ? 1 : 0;
        }
        assertThat(held).as("or they never raced").isBetween(1, ROUNDS - 1);
    }

    /** Either it is there and fired with the others, or it comes and finds that they were. */
    @Test
    void what_is_ordered_while_its_turn_is_fired_is_not_forgotten() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            KitchenParty raced = new KitchenParty();
            raced.orders(1, 2);
            OrderId late = order();
            TakeBackTest.together(List.<Callable<Object>>of(
                    () -> raced.open(late, raced.visit, Serving.HERE, 2), () -> raced.fire(2)));
            assertThat(raced.states(late)).containsExactly(WAITING);
        }
    }

    /** By the name of the one that ends, and of the one that goes on. */
    @Test
    void parties_that_become_one_while_they_are_fired_do_not_lock_up_and_keep_nothing() throws Exception {
        List<VisitId> merged = new ArrayList<>();
        for (int round = 1; round <= ROUNDS / 4; round++) {
            int moves = round;
            VisitId other = KitchenParty.visit();
            OrderId theirs = order();
            party.open(theirs, other, Serving.HERE, 1, 2);
            OrderId ours = party.orders(1, 2);
            merged.add(other);
            TakeBackTest.together(List.<Callable<Object>>of(
                    () -> {
                        party.merge(moves, merged.toArray(VisitId[]::new));
                        return true;
                    },
                    () -> party.fire(2),
                    () -> party.tickets.fire(new FireTurn(party.store, other, Optional.of(2)))));
            List<LineState> both = new ArrayList<>(party.states(theirs));
            both.addAll(party.states(ours));
            assertThat(both).containsOnly(WAITING);
        }
    }
}
