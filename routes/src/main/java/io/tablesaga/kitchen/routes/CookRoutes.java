package io.tablesaga.kitchen.routes;

import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** The doors of the cooks: what they say of a ticket's lines, at their station or for all of them. */
public final class CookRoutes extends RouteBuilder {

    private final Tickets tickets;

    public CookRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void configure() {
        door("kitchen-advance", "Staff accept, begin, finish or serve lines of a ticket", CookCommands::advance);
        carriedOut("kitchen-advance", "Moves the lines a state forward, all of them or none", "advance");

        door(
                "kitchen-bump",
                "A station is done with its lines of a ticket, or strikes some of them",
                CookCommands::bump);
        carriedOut("kitchen-bump", "The lines are ready, all of them or none", "bump");

        door("kitchen-recall", "A station takes its last bump back", CookCommands::recall);
        carriedOut("kitchen-recall", "What is still ready stands where it stood before", "recall");

        door("kitchen-acknowledge", "A station has seen that lines were taken back", CookCommands::acknowledge);
        carriedOut("kitchen-acknowledge", "Its display shows them no more", "acknowledge");
    }

    private void door(String id, String description, Processor read) {
        from("direct:" + id)
                .routeId(id)
                .group("kitchen")
                .description(description)
                .routeConfigurationId(HouseErrors.EDGE)
                .process(read)
                .to("direct:" + id + "-lines")
                .process(CookAnswers::answer)
                .process(Reply::write);
    }

    private void carriedOut(String id, String description, String command) {
        from("direct:" + id + "-lines")
                .routeId(id + "-lines")
                .group("kitchen")
                .description(description)
                .routeConfigurationId("inner")
                .transacted()
                .bean(tickets, command)
                .end();
    }
}
