package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.Seating;
import io.tablesaga.floor.Visit;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.routes.CloudEvents;
import java.util.List;
import org.apache.camel.Exchange;

/** What the kitchen is told of a party, in the commit that moves it: where what it has ordered is served. */
public final class SeatingMessages {

    private static final String TRACE = "trace";

    private final Outbox outbox;
    private final CloudEvents events;

    public SeatingMessages(Outbox outbox, CloudEvents events) {
        this.outbox = outbox;
        this.events = events;
    }

    /** Before the request's headers are dropped. */
    static void traced(Exchange exchange) {
        exchange.setVariable(TRACE, TraceParent.of(exchange.getMessage().getHeader("traceparent", String.class)));
    }

    void moved(Exchange exchange) {
        Seating.Moved moved = exchange.getMessage().getBody(Seating.Moved.class);
        Visit visit = moved.seated().visit();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ArrayNode visits = data.putArray("visitIds").add(visit.id().toString());
        moved.merged().forEach(merged -> visits.add(merged.toString()));
        exchange.setProperty(VisitNewsRoutes.VISIT, visit.id().toString());
        data.put("tableId", visit.table().toString()).put("moves", moved.moves());
        outbox.add(List.of(events.envelope(
                "jms:kitchen.moves",
                "kitchen.move-tickets",
                visit.id().toString(),
                null,
                null,
                exchange.getVariable(TRACE, TraceParent.class),
                data)));
    }
}
