package io.tablesaga.kitchen.routes;

import io.tablesaga.kitchen.Tickets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The kitchen as a participant: lines are taken back, and its undo. Called directly or by message, like the stock. */
public final class WithdrawRoutes extends RouteBuilder {

    private final Tickets tickets;

    public WithdrawRoutes(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public void configure() {
        command("withdraw", "Takes lines back that nobody has begun, or staff agreed to; all of them or none");
        command("restore", "Undo: puts them back where they stood; before its withdrawal it forbids it");

        received("withdraw").to("direct:kitchen-withdraw");
        received("restore").to("direct:kitchen-restore");
    }

    private void command(String verb, String description) {
        String id = "kitchen-" + verb;
        from("direct:" + id)
                .routeId(id)
                .group("kitchen")
                .description(description)
                .routeConfigurationId("inner")
                .transacted()
                .bean(tickets, verb)
                .end();
    }

    /** The same command by message; the fence makes a redelivery harmless. */
    private RouteDefinition received(String verb) {
        return from("{{kitchen." + verb + ".queue}}")
                .routeId("kitchen-" + verb + "-received")
                .group("kitchen")
                .description("The same command by message")
                .autoStartup("{{kitchen.by-message}}")
                .routeConfigurationId("inner")
                // The request's headers would go back with the reply, its type among them.
                .removeHeaders("*");
    }
}
