package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import java.util.List;

/**
 * What staff are answered, with all lines of the ticket as they stand after it. «No» is a value.
 *
 * @param order {@code null} when nothing was found to recall
 */
public record AdvanceAnswer(Outcome outcome, OrderId order, List<Ticket.Line> lines) {

    public enum Outcome {
        ADVANCED,
        /** The order has no ticket, or not yet. */
        UNKNOWN_TICKET,
        UNKNOWN_LINE,
        /** A line was taken back meanwhile: stop making it. */
        LINE_WITHDRAWN,
        /** A line's turn has not come: somebody has to fire it first. */
        LINE_HELD,
        /** A line is more than one state away. */
        TOO_EARLY,
        /** Nothing that was bumped here is still READY. */
        NOTHING_TO_RECALL
    }

    public AdvanceAnswer {
        lines = List.copyOf(lines);
    }
}
