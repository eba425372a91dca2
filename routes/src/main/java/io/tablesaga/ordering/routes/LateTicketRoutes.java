package io.tablesaga.ordering.routes;

import io.tablesaga.kitchen.LateTickets;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteBuilder;

/** A paid order whose ticket does not reach the kitchen: its store's staff are alarmed, once, and find it listed. */
public final class LateTicketRoutes extends RouteBuilder {

    private static final int BATCH = 100;

    private final LateTickets late;

    public LateTicketRoutes(LateTickets late) {
        this.late = late;
    }

    @Override
    public void configure() {
        from("{{ordering.late-tickets.look}}")
                .routeId("order-late-tickets")
                .group("ordering")
                .description("Looks for paid orders whose tickets are late")
                .routeConfigurationId("inner")
                .setBody(exchange -> late.toAlarm(BATCH))
                .split(body())
                .to("direct:order-alarm-late-ticket")
                .end();

        from("direct:order-alarm-late-ticket")
                .routeId("order-alarm-late-ticket")
                .group("ordering")
                .description("Says so in the log, and to the store's displays")
                .routeConfigurationId("inner")
                .log(
                        LoggingLevel.WARN,
                        "io.tablesaga.ordering",
                        "Order ${body.order} of store ${body.store} is paid, and its ticket has not come for ${body.waited}:"
                                + " have dead letters brought back, or the order taken back")
                .setBody(simple("${body.store}", String.class))
                .to("{{kitchen.news.waiting}}");
    }
}
