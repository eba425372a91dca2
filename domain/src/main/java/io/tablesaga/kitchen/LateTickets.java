package io.tablesaga.kitchen;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tickets of paid orders that the kitchen should have had long since: dead-lettered, or never sent. */
public interface LateTickets {

    /** Of a store, the oldest first, after the given order; at most {@code limit}. */
    List<LateTicket> ofStore(StoreId store, Optional<OrderId> after, int limit);

    /** Of all stores, each once: whoever gets it tells the staff. At most {@code limit}. */
    List<LateTicket> toAlarm(int limit);

    /**
     * @param waited since the order was paid, by the database's clock
     * @param lines what is to be made of it, as «2 × 아메리카노»
     */
    record LateTicket(
            OrderId order,
            StoreId store,
            TableId table,
            Money total,
            Instant paidAt,
            Duration waited,
            List<String> lines) {
        public LateTicket {
            lines = List.copyOf(lines);
        }
    }
}
