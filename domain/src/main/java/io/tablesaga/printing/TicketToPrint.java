package io.tablesaga.printing;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Instant;
import java.util.List;

/**
 * A paid order's ticket, as it is to come out in the kitchen.
 *
 * @param firing 0 for what is made at once; else another one each time that lines of it are fired
 * @param orderedAt when it was sent to the kitchen, or fired
 * @param pickup what a guest without a table is called by; empty at a table
 */
public record TicketToPrint(
        OrderId order, long firing, StoreId store, TableId table, String pickup, Instant orderedAt, List<Line> lines) {

    /** @param station that makes it; empty for the store's only one */
    public record Line(String name, int quantity, List<String> options, String station) {
        public Line {
            options = List.copyOf(options);
        }
    }

    public TicketToPrint {
        lines = List.copyOf(lines);
    }
}
