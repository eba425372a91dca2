package io.tablesaga.kitchen;

import java.util.List;

/** The answer to {@link AdvanceTicket}, with all lines of the ticket as they stand after it. «No» is a value. */
public record AdvanceAnswer(Outcome outcome, List<Ticket.Line> lines) {

    public enum Outcome {
        ADVANCED,
        /** The order has no ticket, or not yet. */
        UNKNOWN_TICKET,
        UNKNOWN_LINE,
        /** A line was taken back meanwhile: stop making it. */
        LINE_WITHDRAWN,
        /** A line is more than one state away. */
        TOO_EARLY
    }

    public AdvanceAnswer {
        lines = List.copyOf(lines);
    }
}
