package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.FireTurn;
import io.tablesaga.kitchen.HoldTurn;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.RecallBump;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A line of a ticket, on which everything the kitchen can do is tried in each state. */
final class TriedTickets {

    private static final List<Integer> LINE = List.of(1);

    private final Tickets tickets;
    private final TakenBack tries;
    private final StoreId store;
    private final OrderId order;
    private final VisitId visit;
    private final SagaId saga = new SagaId(UUID.randomUUID());

    TriedTickets(Wired wired) {
        RuledStore ruled = RuledStore.open(wired);
        GuestWhoCancels guest =
                ruled.whoOrdered(ruled.paid(ruled.phone(), line(ruled.store().dish(1), 1)));
        StationStoriesTest.ticket(ruled, guest.order(), "");
        tickets = ruled.product().context().getBean(Tickets.class);
        tries = new TakenBack(ruled.product());
        store = StoreId.of(ruled.store().id);
        order = OrderId.of(guest.order());
        visit = VisitId.of(tries.jdbc.queryForObject(
                "select visit_id from ordering.orders where id = ?::uuid", String.class, guest.order()));
    }

    void tried(StateMachine<LineState> machine) {
        for (LineState from : machine.states()) {
            for (LineState to : machine.states()) {
                if (!to.way().isEmpty()) {
                    tried(
                            machine,
                            from,
                            "advance",
                            () -> tickets.advance(new AdvanceTicket(order, LINE, Optional.empty(), to)));
                }
            }
            tried(machine, from, "bump", this::bump);
            tried(machine, from, "fire", () -> tickets.fire(new FireTurn(store, visit, Optional.empty())));
            tried(machine, from, "hold", () -> tickets.hold(new HoldTurn(store, visit, Optional.empty())));
            tried(machine, from, "withdraw", () -> withdraw(false));
            tried(machine, from, "withdraw when staff agree", () -> withdraw(true));
            undone(machine, from, "recall", this::bump, () -> tickets.recall(new RecallBump(store, Optional.empty())));
            undone(
                    machine,
                    from,
                    "restore",
                    () -> withdraw(true),
                    () -> tickets.restore(new RestoreTicket(order, saga)));
        }
    }

    private void bump() {
        tickets.bump(new BumpTicket(order, LINE, Optional.empty()));
    }

    private void withdraw(boolean agreed) {
        tickets.withdraw(new WithdrawTicket(order, saga, LINE, agreed));
    }

    private void tried(StateMachine<LineState> machine, LineState from, String name, Runnable operation) {
        tries.after(() -> stand(from), operation, this::stands).ifPresent(to -> machine.seen(from, name, to));
    }

    /** From where the operation has brought it. */
    private void undone(
            StateMachine<LineState> machine, LineState from, String name, Runnable operation, Runnable undo) {
        tries.after(() -> stand(from), operation, this::stands).flatMap(between -> tries.after(
                        () -> {
                            stand(from);
                            operation.run();
                        },
                        undo,
                        this::stands)
                .map(to -> {
                    machine.seen(between, name, to);
                    return to;
                }));
    }

    private void stand(LineState state) {
        boolean withdrawn = state == LineState.WITHDRAWN;
        tries.jdbc.update(
                """
                update kitchen.ticket_line set state = ?, withdrawn_by = ?, withdrawn_from = ?
                where order_id = ? and position = 1""",
                state.name(),
                withdrawn ? UUID.randomUUID() : null,
                withdrawn ? LineState.WAITING.name() : null,
                order.value());
    }

    private LineState stands() {
        return LineState.valueOf(tries.jdbc.queryForObject(
                "select state from kitchen.ticket_line where order_id = ? and position = 1",
                String.class,
                order.value()));
    }
}
