package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.routes.CloudEvents;
import io.tablesaga.stock.TakeBackStock;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** Taking sold stock back when it is not in this process: the command leaves with the commit that cancels the order. */
public final class TakeBackByMessageRoutes extends RouteBuilder {

    private final Outbox outbox;
    private final CloudEvents events;

    public TakeBackByMessageRoutes(Outbox outbox, CloudEvents events) {
        this.outbox = outbox;
        this.events = events;
    }

    @Override
    public void configure() {
        from("direct:order-take-back-by-message")
                .routeId("order-take-back-by-message")
                .group("ordering")
                .description("What comes back leaves for the stock through the outbox")
                .routeConfigurationId("inner")
                .bean(this, "send(${body}, ${header." + OrderHeaders.TRACE + "})");
    }

    public void send(TakeBackStock command, String trace) {
        String order = command.order().toString();
        String saga = command.saga().toString();
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("orderId", order)
                .put("sagaId", saga)
                .put("discarded", command.discarded());
        command.lines().forEach(line -> data.withArray("lines")
                .addObject()
                .put("itemId", line.item().toString())
                .put("quantity", line.quantity()));
        outbox.add(List.of(events.envelope(
                "jms:stock.take-back", "stock.take-back-stock", order, saga, saga, TraceParent.of(trace), data)));
    }
}
