package io.tablesaga.kitchen;

import io.tablesaga.shared.SagaId;
import java.util.List;
import java.util.Optional;

/**
 * A change of a ticket.
 *
 * @param positions the lines it is about, counted from 1; empty when it is about where they are served
 * @param slip those of them that come out on paper by it; what a ticket comes with comes out with its message
 * @param cause the saga or the message that led to it; empty when a person did
 * @param ticket as it is after it, with the change's number
 */
public record TicketChange(
        What what,
        List<Integer> positions,
        List<Integer> slip,
        Optional<String> cause,
        Optional<SagaId> saga,
        Ticket ticket) {

    public enum What {
        OPENED,
        ADVANCED,
        BUMPED,
        RECALLED,
        WITHDRAWN,
        RESTORED,
        ACKNOWLEDGED,
        /** The turn of lines has come. */
        FIRED,
        /** Lines that nobody had begun wait for their turn. */
        HELD,
        /** It is served at another table. */
        MOVED
    }

    public TicketChange {
        positions = List.copyOf(positions);
        slip = List.copyOf(slip);
    }
}
