package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Instant;
import java.util.List;

/** What the kitchen makes for one order. */
public record Ticket(OrderId order, StoreId store, TableId table, List<Line> lines, Instant receivedAt) {

    /**
     * @param position the order's line it is, counted from 1
     * @param options what the guest chose with it
     */
    public record Line(int position, String name, int quantity, List<String> options, LineState state) {
        public Line {
            options = List.copyOf(options);
        }
    }

    public Ticket {
        lines = List.copyOf(lines);
    }
}
