package io.tablesaga.ordering;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.shared.OrderId;
import java.util.List;

/**
 * How far the kitchen is with an order.
 *
 * @param number of the change, greater than those of the same order before it
 * @param pickupNumber what the order is called by
 * @param lines all of them
 */
public record KitchenNews(OrderId order, long number, int pickupNumber, List<Line> lines) {

    /** @param position the order's line, counted from 1 */
    public record Line(int position, LineState state) {}

    public KitchenNews {
        lines = List.copyOf(lines);
    }
}
