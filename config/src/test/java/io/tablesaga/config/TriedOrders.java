package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.ordering.CancelOrder;
import io.tablesaga.ordering.CancellationState;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.payment.AttemptState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An order that nobody wants any more, brought to wherever orders can come, with everything tried there. */
final class TriedOrders {

    /** Where the order stands with its latest attempt to be paid and its latest request to be taken back. */
    private record Stand(OrderState order, Optional<AttemptState> attempt, Optional<Asked> asked) {}

    /** @param taken positions, as PostgreSQL writes them */
    private record Asked(CancellationState state, String taken) {}

    private final TakenBack tries;
    private final OrderOperations operations;

    TriedOrders(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        GuestWhoCancels guest = store.whoOrdered(store.waiting(
                store.phone(),
                RuledStore.PAGE,
                line(store.store().dish(1), 1),
                line(store.store().dish(1), 1)));
        guest.cancel();
        guest.becomes("CANCELLED");
        tries = new TakenBack(store.product());
        operations = new OrderOperations(store.product(), guest.order());
    }

    /** From PLACING on: where it cannot come, nothing is tried. */
    void tried(StateMachine<OrderState> orders, StateMachine<AttemptState> attempts) {
        Set<Stand> known = new HashSet<>();
        Deque<Stand> next = new ArrayDeque<>();
        next.add(new Stand(OrderState.PLACING, Optional.empty(), Optional.empty()));
        while (!next.isEmpty()) {
            Stand from = next.remove();
            if (known.add(from)) {
                operations.in(from.order()).forEach((name, operation) -> tries.after(
                                () -> stand(from), operation, () -> {
                                    from.attempt().ifPresent(attempt -> attempts.seen(attempt, name, attemptAfter()));
                                    return stands();
                                })
                        .ifPresent(to -> {
                            orders.seen(from.order(), name, to.order());
                            next.add(to);
                        }));
            }
        }
    }

    private void stand(Stand stand) {
        UUID order = operations.order.id().value();
        tries.jdbc.update(
                "update ordering.orders set state = ?, cancel_saga = ?, pay_until = now() + interval '1 hour' where id = ?",
                stand.order().name(),
                stand.order() == OrderState.CANCELLING ? operations.saga.value() : null,
                order);
        stand.attempt()
                .ifPresentOrElse(
                        state -> tries.jdbc.update(
                                "update payment.attempt set state = ? where order_id = ?", state.name(), order),
                        () -> tries.jdbc.update("delete from payment.attempt where order_id = ?", order));
        stand.asked().ifPresent(this::asked);
    }

    private void asked(Asked asked) {
        operations.cancellations.record(
                operations.cancellation,
                new CancelOrder(
                        operations.order.id(),
                        CancelOrder.Asker.STAFF,
                        null,
                        null,
                        List.of(),
                        false,
                        false,
                        "",
                        "tried"));
        tries.jdbc.update(
                "update ordering.cancellation set state = ?, saga_id = ?, taken = ?::integer[] where id = ?",
                asked.state().name(),
                asked.state() == CancellationState.REQUESTED ? null : operations.saga.value(),
                asked.taken(),
                operations.cancellation);
    }

    private Stand stands() {
        UUID order = operations.order.id().value();
        return new Stand(
                OrderState.valueOf(tries.jdbc.queryForObject(
                        "select state from ordering.orders where id = ?", String.class, order)),
                // A new one is written after what became of the one before it.
                tries
                        .jdbc
                        .queryForList(
                                "select state from payment.attempt where order_id = ? order by state = 'FAILED' limit 1",
                                String.class,
                                order)
                        .stream()
                        .map(AttemptState::valueOf)
                        .findFirst(),
                tries
                        .jdbc
                        .query(
                                "select state, taken::text from ordering.cancellation where id = ?",
                                (row, n) -> new Asked(CancellationState.valueOf(row.getString(1)), row.getString(2)),
                                operations.cancellation)
                        .stream()
                        .findFirst());
    }

    private AttemptState attemptAfter() {
        return AttemptState.valueOf(tries.jdbc.queryForObject(
                "select state from payment.attempt where id = ?", String.class, operations.attempt.id()));
    }
}
