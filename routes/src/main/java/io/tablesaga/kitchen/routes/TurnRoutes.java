package io.tablesaga.kitchen.routes;

import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The doors of whoever decides when a party's next turn is made: what is held is fired, what nobody has begun is held. */
public final class TurnRoutes extends RouteBuilder {

    private final Tickets tickets;

    public TurnRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void configure() {
        door("fire", "Staff have what is held of a party made now", CookCommands::fire);
        carriedOut("fire", "What is held waits for its cooks, and comes out on paper; the same again changes nothing");

        door("hold", "Staff have a party's turn made later", CookCommands::hold);
        carriedOut("hold", "What nobody has begun is held; the same again changes nothing");
    }

    private void door(String verb, String description, Processor read) {
        from("direct:kitchen-" + verb)
                .routeId("kitchen-" + verb)
                .group("kitchen")
                .description(description)
                .routeConfigurationId(HouseErrors.EDGE)
                .process(read)
                .to("direct:kitchen-" + verb + "-turn")
                .process(TurnAnswers::answer)
                .process(Reply::write);
    }

    private void carriedOut(String verb, String description) {
        from("direct:kitchen-" + verb + "-turn")
                .routeId("kitchen-" + verb + "-turn")
                .group("kitchen")
                .description(description)
                .routeConfigurationId("inner")
                .transacted()
                .bean(tickets, verb)
                .end();
    }
}
