package io.tablesaga.kitchen.routes;

import io.tablesaga.kitchen.Tickets;
import org.apache.camel.builder.RouteBuilder;

/** A party sits elsewhere: its tickets follow, those that are made already and those still to come. */
public final class MoveRoutes extends RouteBuilder {

    private final Tickets tickets;

    public MoveRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void configure() {
        from("{{kitchen.moves.queue}}")
                .routeId("kitchen-move-received")
                .group("kitchen")
                .description("A move comes in, perhaps again or after a later one, which then stands")
                .autoStartup("{{kitchen.consumer}}")
                .routeConfigurationId("inner")
                .bean(MoveMessages.class, "read")
                .to("direct:kitchen-move-tickets");

        from("direct:kitchen-move-tickets")
                .routeId("kitchen-move-tickets")
                .group("kitchen")
                .description("The tickets are served at the other table; what is made stays made")
                .routeConfigurationId("inner")
                .transacted()
                .bean(tickets, "move")
                .end();
    }
}
