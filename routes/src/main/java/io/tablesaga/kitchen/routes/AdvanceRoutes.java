package io.tablesaga.kitchen.routes;

import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;

/** The door of the cooks: the operation {@code kitchen-advance} of the contract. */
public final class AdvanceRoutes extends RouteBuilder {

    private final Tickets tickets;

    public AdvanceRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void configure() {
        from("direct:kitchen-advance")
                .routeId("kitchen-advance")
                .group("kitchen")
                .description("Staff begin, finish or serve lines of a ticket and are answered")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(TicketAdvances::read)
                .to("direct:kitchen-advance-lines")
                .process(TicketAdvances::answer)
                .process(Reply::write);

        from("direct:kitchen-advance-lines")
                .routeId("kitchen-advance-lines")
                .group("kitchen")
                .description("Moves the lines a state forward, all of them or none")
                .routeConfigurationId("inner")
                .transacted()
                .bean(tickets, "advance")
                .end();
    }
}
