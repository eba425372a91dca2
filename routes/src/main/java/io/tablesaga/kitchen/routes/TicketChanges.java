package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.TicketEvents;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.routes.CloudEvents;
import java.util.List;

/** What the kitchen says to the world: each change of a ticket, with all of its lines as they stand after it. */
public final class TicketChanges implements TicketEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Outbox outbox;
    private final CloudEvents events;

    public TicketChanges(Outbox outbox, CloudEvents events) {
        this.outbox = outbox;
        this.events = events;
    }

    @Override
    public void changed(TicketChange change) {
        Ticket ticket = change.ticket();
        OutboxMessage event = events.envelope(
                "kafka:kitchen",
                "kitchen.ticket-changed",
                ticket.order().toString(),
                change.saga().map(SagaId::toString).orElse(null),
                change.cause().orElse(null),
                ticket.trace(),
                data(change, ticket));
        outbox.add(change.slip().isEmpty() ? List.of(event) : List.of(event, slip(change, ticket)));
    }

    /** What is fired comes out on paper, as a ticket that comes does. */
    private OutboxMessage slip(TicketChange change, Ticket ticket) {
        ObjectNode data = JSON.createObjectNode()
                .put("orderId", ticket.order().toString())
                .put("storeId", ticket.store().toString())
                .put("tableId", ticket.table().toString())
                .put("firing", ticket.number());
        ArrayNode lines = data.putArray("lines");
        for (Ticket.Line line : ticket.lines()) {
            if (change.slip().contains(line.position())) {
                ObjectNode one = lines.addObject()
                        .put("position", line.position())
                        .put("name", line.name())
                        .put("quantity", line.quantity())
                        .put("station", line.station());
                ArrayNode options = one.putArray("options");
                line.options().forEach(option -> options.addObject().put("name", option));
            }
        }
        return events.envelope(
                "jms:printing.tickets",
                "printing.print-fired",
                ticket.order().toString(),
                null,
                change.cause().orElse(null),
                ticket.trace(),
                data);
    }

    private static ObjectNode data(TicketChange change, Ticket ticket) {
        ObjectNode data = JSON.createObjectNode()
                .put("orderId", ticket.order().toString())
                .put("storeId", ticket.store().toString())
                .put("tableId", ticket.table().toString())
                .put("number", ticket.number())
                .put("pickupNumber", ticket.pickupNumber())
                .put("serving", ticket.serving().name())
                .put("what", change.what().name());
        change.positions().forEach(data.putArray("positions")::add);
        ArrayNode lines = data.putArray("lines");
        for (Ticket.Line line : ticket.lines()) {
            lines.addObject()
                    .put("position", line.position())
                    .put("station", line.station())
                    .put("quantity", line.quantity())
                    .put("turn", line.turn())
                    .put("state", line.state().name());
        }
        return data;
    }
}
