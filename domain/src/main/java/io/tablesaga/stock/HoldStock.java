package io.tablesaga.stock;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import java.util.List;

/** Asks for the stock of one order, all of it or none. @param lines each item once */
public record HoldStock(OrderId order, SagaId saga, StoreId store, List<Line> lines) {

    public record Line(ItemId item, int quantity) {}

    public HoldStock {
        lines = List.copyOf(lines);
    }
}
