package io.tablesaga.stock;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.util.List;

/**
 * What was sold to an order comes back, all of it or by line. May come twice.
 *
 * @param discarded it was made already: nobody can have it any more
 */
public record TakeBackStock(OrderId order, SagaId saga, List<Line> lines, boolean discarded) {

    public record Line(ItemId item, int quantity) {}

    public TakeBackStock {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.quantity() < 1)) {
            throw new IllegalArgumentException("what of order " + order + " is to be taken back?");
        }
    }
}
