package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.util.List;

/**
 * Asks the kitchen not to make these lines of an order; may come before their ticket, which then shows them withdrawn.
 *
 * @param positions the order's lines, counted from 1
 * @param agreed staff agreed: lines that were begun are withdrawn too
 */
public record WithdrawTicket(OrderId order, SagaId saga, List<Integer> positions, boolean agreed) {

    public WithdrawTicket {
        positions = List.copyOf(positions);
        if (positions.isEmpty() || positions.stream().anyMatch(position -> position < 1)) {
            throw new IllegalArgumentException("which lines of order " + order + " are to be withdrawn?");
        }
    }
}
