package io.tablesaga.printing.routes;

import io.tablesaga.printing.SpoolingTickets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/**
 * A ticket the kitchen has goes on to its printers. It waits in the spool, where a printer that is away keeps it; each node
 * looks for printers that something waits for, and one of them prints.
 */
public final class PrintingRoutes extends RouteBuilder {

    private final SpoolingTickets spooling;
    private final PrinterRounds rounds;

    public PrintingRoutes(SpoolingTickets spooling, PrinterRounds rounds) {
        this.spooling = spooling;
        this.rounds = rounds;
    }

    @Override
    public void configure() {
        route("{{printing.tickets.queue}}", "printing-ticket-received")
                .description("A ticket comes in; the broker brings it again until it is spooled, then dead-letters it")
                .autoStartup("{{printing.consumer}}")
                .bean(TicketsToPrint.class, "read")
                .to("direct:printing-spool")
                .to("{{printing.look}}");

        route("direct:printing-spool", "printing-spool")
                .description("The ticket becomes a slip for each printer of its stations; once, however often it comes")
                .transacted()
                .bean(spooling, "spool")
                .process(PrinterAlarms::refused)
                .end();

        route("scheduler:printing-poll?delay={{printing.poll}}", "printing-poll")
                .description("Looks for what another node has spooled, and for printers to be tried again")
                .autoStartup("{{printing.print}}")
                .to("{{printing.look}}");

        route("{{printing.look}}", "printing-due")
                .description("Every printer that something waits for gets its turn; none waits for another's")
                .autoStartup("{{printing.print}}")
                .bean(rounds, "due")
                .split(body())
                .to("{{printing.each}}")
                .end();

        route("{{printing.worker}}", "printing-print")
                .routeProperty("asks", "printers")
                .description("What waits for a printer is printed, unless another node is at it or the printer is away")
                .autoStartup("{{printing.print}}")
                .bean(rounds, "print")
                .process(PrinterAlarms::gone);

        route("{{printing.forget}}", "printing-forget")
                .description(
                        "Once a day slips that came out long ago are forgotten; tomorrow, when that cannot be done")
                .autoStartup("{{printing.print}}")
                .doTry()
                .bean(rounds, "forget")
                .doCatch(Exception.class)
                .to("log:io.tablesaga.printing?level=WARN&showCaughtException=true&showBody=false&showHeaders=false")
                .end();
    }

    private RouteDefinition route(String from, String id) {
        return from(from).routeId(id).group("printing").routeConfigurationId("inner");
    }
}
