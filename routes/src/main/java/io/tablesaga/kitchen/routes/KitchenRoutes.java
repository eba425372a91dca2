package io.tablesaga.kitchen.routes;

import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;

/** A paid order's ticket reaches the kitchen, once; one that could not be read waits in the dead-letter queue. */
public final class KitchenRoutes extends RouteBuilder {

    private final Tickets tickets;

    public KitchenRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void configure() {
        from("{{kitchen.tickets.queue}}")
                .routeId("kitchen-ticket-received")
                .group("kitchen")
                .description("A ticket comes in; the broker brings it again until it is stored, then dead-letters it")
                .autoStartup("{{kitchen.consumer}}")
                .routeConfigurationId("inner")
                .bean(TicketMessages.class, "read")
                .to("direct:kitchen-open-ticket");

        from("direct:kitchen-open-ticket")
                .routeId("kitchen-open-ticket")
                .group("kitchen")
                .description("Stores the ticket; the same order again changes nothing")
                .routeConfigurationId("inner")
                .transacted()
                .bean(tickets, "open")
                .end();

        from("direct:kitchen-dead-letters-retry")
                .routeId("kitchen-dead-letters-retry")
                .group("kitchen")
                .description("The way back: the broker moves dead tickets to their queue again")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(TicketMessages::askToRetry)
                .to("{{kitchen.broker-management}}")
                .process(TicketMessages::retried)
                .process(Reply::write);
    }
}
