package io.tablesaga.kitchen.routes;

import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.routes.DeadLetters;
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
                .description(
                        "A ticket comes in, is stored and what is made at once goes on to who prints it; the broker brings it again until then")
                .autoStartup("{{kitchen.consumer}}")
                .routeConfigurationId("inner")
                .setVariable(TicketMessages.ENVELOPE, bodyAs(String.class))
                .bean(TicketMessages.class, "read")
                .to("direct:kitchen-open-ticket")
                .process(TicketMessages::onward)
                .filter(body().isNotNull())
                .to("{{kitchen.tickets.onward}}")
                .end();

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
                .description("The way back: the broker moves dead tickets, and dead moves, to their queues again")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(DeadLetters.queues("{{kitchen.dead-letters}}"))
                .split(body(), DeadLetters::together)
                .stopOnException()
                .process(DeadLetters::askToRetry)
                .to("{{broker.management}}")
                .process(DeadLetters::retried)
                .end()
                .process(DeadLetters::answer)
                .process(Reply::write);
    }
}
