package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.routes.CloudEvents;
import io.tablesaga.stock.SellStock;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** Selling the stock when it is not in this process: after the pivot nothing can refuse, so the command leaves with commit 2. */
public final class SellByMessageRoutes extends RouteBuilder {

    private final Outbox outbox;
    private final CloudEvents events;

    public SellByMessageRoutes(Outbox outbox, CloudEvents events) {
        this.outbox = outbox;
        this.events = events;
    }

    @Override
    public void configure() {
        from("direct:order-sell-by-message")
                .routeId("order-sell-by-message")
                .group("ordering")
                .description("The sale leaves for the stock through the outbox")
                .routeConfigurationId("inner")
                .bean(this, "send(${body}, " + OrderHeaders.SAGA + ", ${header." + OrderHeaders.TRACE + "})");
    }

    public void send(SellStock command, String saga, String trace) {
        String order = command.order().toString();
        outbox.add(List.of(events.envelope(
                "jms:stock.sell",
                "stock.sell-stock",
                order,
                saga,
                saga,
                TraceParent.of(trace),
                JsonNodeFactory.instance.objectNode().put("orderId", order))));
    }
}
