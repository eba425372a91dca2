package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import java.util.List;
import java.util.Optional;

/**
 * A station is done with lines of a ticket: they are READY, whatever staff said of them before. With some of its lines it is
 * a strike, with all of them a bump.
 *
 * @param positions the order's lines, counted from 1; empty for all that are neither held nor withdrawn
 * @param station where it is said, and only lines that are made there; empty for a place that sees all stations
 */
public record BumpTicket(OrderId order, List<Integer> positions, Optional<String> station) {

    public BumpTicket {
        positions = List.copyOf(positions);
    }
}
