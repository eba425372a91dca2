package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.TicketEvents;
import io.tablesaga.shared.Outbox;
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
        outbox.add(List.of(events.envelope(
                "kafka:kitchen",
                "kitchen.ticket-changed",
                ticket.order().toString(),
                change.saga().map(SagaId::toString).orElse(null),
                change.cause().orElse(null),
                ticket.trace(),
                data(change, ticket))));
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
                    .put("state", line.state().name());
        }
        return data;
    }
}
