package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import java.util.List;
import java.util.Optional;

/**
 * Staff move lines one state forward.
 *
 * @param positions the order's lines, counted from 1; empty for all that are neither held nor withdrawn
 * @param station only lines that are made there; empty for all of them
 */
public record AdvanceTicket(OrderId order, List<Integer> positions, Optional<String> station, LineState to) {

    public AdvanceTicket {
        positions = List.copyOf(positions);
        if (to.way().isEmpty()) {
            throw new IllegalArgumentException("staff cannot bring a line to " + to);
        }
    }
}
