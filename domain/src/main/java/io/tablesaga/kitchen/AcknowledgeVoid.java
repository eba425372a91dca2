package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import java.util.List;
import java.util.Optional;

/**
 * A station has seen that lines were taken back, and makes them no more.
 *
 * @param positions the order's lines, counted from 1; empty for all that were taken back
 * @param station only lines that were made there; empty for all of them
 */
public record AcknowledgeVoid(OrderId order, List<Integer> positions, Optional<String> station) {

    public AcknowledgeVoid {
        positions = List.copyOf(positions);
    }
}
