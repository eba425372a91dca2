package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Instant;
import java.util.List;

/** What the kitchen makes for one order. */
public record Ticket(OrderId order, StoreId store, TableId table, List<Line> lines, Instant receivedAt) {

    public record Line(String name, int quantity) {}

    public Ticket {
        lines = List.copyOf(lines);
    }
}
