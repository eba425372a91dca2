package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.POOL;

import io.tablesaga.kitchen.AdvanceAnswer;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.FireTurn;
import io.tablesaga.kitchen.HoldTurn;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.MoveTickets;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.Tickets.OpenTicket;
import io.tablesaga.kitchen.Tickets.Opened;
import io.tablesaga.kitchen.Tickets.Wanted;
import io.tablesaga.kitchen.TurnAnswer;
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
import java.util.concurrent.CopyOnWriteArrayList;

/** A party in a store of its own, as the kitchen knows it: what it orders has a turn, and staff fire and hold. */
final class KitchenParty {

    static final Optional<String> ALL = Optional.empty();

    final List<TicketChange> changes = new CopyOnWriteArrayList<>();
    final JdbcTickets tickets = new JdbcTickets(POOL, changes::add);
    final StoreId store = new StoreId(UUID.randomUUID());
    final VisitId visit = visit();

    static VisitId visit() {
        return new VisitId(UUID.randomUUID());
    }

    static OrderId order() {
        return new OrderId(UUID.randomUUID());
    }

    /** @param turns of its lines */
    OrderId orders(Integer... turns) {
        OrderId order = order();
        open(order, visit, Serving.HERE, turns);
        return order;
    }

    Opened open(OrderId order, VisitId by, Serving serving, Integer... turns) {
        List<OpenTicket.Line> lines = new ArrayList<>();
        for (int turn : turns) {
            lines.add(new OpenTicket.Line(lines.size() + 1, "A", 1, "화구", List.of(), turn));
        }
        return tickets.open(new OpenTicket(
                order,
                store,
                new TableId(UUID.randomUUID()),
                by,
                lines,
                LocalDate.EPOCH,
                serving,
                TraceParent.of(null),
                "m"));
    }

    TurnAnswer fire(Integer... turn) {
        return tickets.fire(new FireTurn(store, visit, List.of(turn).stream().findFirst()));
    }

    TurnAnswer hold(Integer... turn) {
        return tickets.hold(new HoldTurn(store, visit, List.of(turn).stream().findFirst()));
    }

    AdvanceAnswer.Outcome advance(OrderId order, LineState to, Integer... positions) {
        return tickets.advance(new AdvanceTicket(order, List.of(positions), ALL, to))
                .outcome();
    }

    void serve(OrderId order, Integer... positions) {
        for (LineState to : List.of(LineState.PREPARING, LineState.READY, LineState.SERVED)) {
            advance(order, to, positions);
        }
    }

    boolean withdraw(OrderId order, SagaId saga, Integer... positions) {
        return tickets.withdraw(new WithdrawTicket(order, saga, List.of(positions), false))
                .withdrawn();
    }

    /** It goes on with these. */
    void merge(int moves, VisitId... others) {
        List<VisitId> visits = new ArrayList<>(List.of(visit));
        visits.addAll(List.of(others));
        tickets.move(new MoveTickets(visits, new TableId(UUID.randomUUID()), moves, "merged"));
    }

    Ticket ticket(OrderId order) {
        return tickets.ofStore(store, Wanted.ALL, Optional.empty(), 500).stream()
                .filter(ticket -> ticket.order().equals(order))
                .findFirst()
                .orElseThrow();
    }

    List<LineState> states(OrderId order) {
        return ticket(order).lines().stream().map(Ticket.Line::state).toList();
    }
}
