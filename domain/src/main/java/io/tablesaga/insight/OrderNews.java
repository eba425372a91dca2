package io.tablesaga.insight;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import java.util.List;

/** What became of an order, as far as counting goes. */
public sealed interface OrderNews {

    OrderId order();

    /** @param items of its lines, in their order */
    record Paid(OrderId order, List<ItemId> items) implements OrderNews {
        public Paid {
            items = List.copyOf(items);
        }
    }

    /** @param positions of the lines, from 1 */
    record TakenBack(OrderId order, List<Integer> positions) implements OrderNews {
        public TakenBack {
            positions = List.copyOf(positions);
        }
    }
}
