package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.util.List;
import java.util.Optional;

/** All kitchen tickets. */
public interface Tickets {

    /** @return false, with nothing written, when the order has its ticket already */
    boolean open(OpenTicket command);

    record OpenTicket(OrderId order, StoreId store, TableId table, List<Ticket.Line> lines) {
        public OpenTicket {
            lines = List.copyOf(lines);
        }
    }

    /** Oldest first, after the given order; at most {@code limit}. */
    List<Ticket> ofStore(StoreId store, Optional<OrderId> after, int limit);
}
