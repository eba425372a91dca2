package io.tablesaga.kitchen.persistence;

import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.TicketEvents;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Numbers the changes of a store's tickets, and tells of them. */
final class TicketFeed {

    private final JdbcTemplate jdbc;
    private final TicketEvents events;
    private volatile Consumer<StoreId> bell = store -> {};

    TicketFeed(JdbcTemplate jdbc, TicketEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    void afterCommit(Consumer<StoreId> bell) {
        this.bell = bell;
    }

    /** The last thing a change does: its store's number is its own from here to the commit. */
    void take(
            OrderId order,
            TicketChange.What what,
            List<Integer> positions,
            Optional<String> cause,
            Optional<SagaId> saga) {
        take(order, what, positions, List.of(), cause, saga);
    }

    /** @param slip those of them that come out on paper by it */
    void take(
            OrderId order,
            TicketChange.What what,
            List<Integer> positions,
            List<Integer> slip,
            Optional<String> cause,
            Optional<SagaId> saga) {
        if (jdbc.queryForList(TicketSql.NUMBER, Long.class, order.value()).isEmpty()) {
            // Its ticket is still to come, and nobody has heard of it.
            return;
        }
        Ticket ticket = ticket(order).orElseThrow();
        events.changed(new TicketChange(what, positions, slip, cause, saga, ticket));
        TransactionSynchronizationManager.registerSynchronization(new RingAfterCommit(ticket.store()));
    }

    /** As this transaction sees it; empty while it is still to come. */
    Optional<Ticket> ticket(OrderId order) {
        return jdbc.query(TicketRead.ONE, new TicketRows(), order.value()).stream()
                .findFirst();
    }

    private final class RingAfterCommit implements TransactionSynchronization {

        private final StoreId store;

        RingAfterCommit(StoreId store) {
            this.store = store;
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                bell.accept(store);
            }
        }
    }
}
