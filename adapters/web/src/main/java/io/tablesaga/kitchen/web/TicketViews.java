package io.tablesaga.kitchen.web;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tickets as the contract shows them: whole, or what of them one station makes. */
final class TicketViews {

    private TicketViews() {}

    /** @param alsoAt the other stations that make something of it; empty where the whole ticket is shown */
    record TicketView(
            UUID orderId,
            UUID tableId,
            UUID visitId,
            List<LineView> lines,
            Set<String> alsoAt,
            Instant receivedAt,
            long ageSeconds,
            long number,
            int pickupNumber,
            String serving) {}

    record LineView(
            int position,
            String name,
            int quantity,
            String station,
            List<String> options,
            int turn,
            LineState state,
            boolean unseen) {}

    static TicketView view(Ticket ticket, Optional<String> station) {
        List<Ticket.Line> lines = station.map(ticket::at).orElse(ticket.lines());
        return new TicketView(
                ticket.order().value(),
                ticket.table().value(),
                ticket.visit().value(),
                lines.stream().map(TicketViews::view).toList(),
                station.map(ticket::alsoAt).orElse(Set.of()),
                ticket.receivedAt(),
                ticket.age(lines).toSeconds(),
                ticket.number(),
                ticket.pickupNumber(),
                ticket.serving().name());
    }

    private static LineView view(Ticket.Line line) {
        return new LineView(
                line.position(),
                line.name(),
                line.quantity(),
                line.station(),
                line.options(),
                line.turn(),
                line.state(),
                line.unseen());
    }

    static boolean concerns(Ticket ticket, Optional<String> station) {
        return station.isEmpty() || !ticket.at(station.get()).isEmpty();
    }
}
