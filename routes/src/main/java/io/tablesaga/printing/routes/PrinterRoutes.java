package io.tablesaga.printing.routes;

import io.tablesaga.shared.routes.DeadLetters;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The doors of whoever keeps printers, or wants something of them: none does more than one statement. */
public final class PrinterRoutes extends RouteBuilder {

    private final PrinterKeeping printers;
    private final ReceiptPrints receipts;

    public PrinterRoutes(PrinterKeeping printers, ReceiptPrints receipts) {
        this.printers = printers;
        this.receipts = receipts;
    }

    @Override
    public void configure() {
        route("printer-create", "A store has another printer")
                .process(printers::create)
                .process(Reply::write);

        route("printer-save", "A printer is set up otherwise, and tried at once")
                .process(printers::save)
                .process(Reply::write);

        route("printer-remove", "A printer is gone, and what waits for it is skipped")
                .process(printers::remove)
                .process(Reply::write);

        route("printer-retry", "Staff have seen to a printer: what waits for it is tried at once")
                .process(printers::hurry)
                .process(Reply::write);

        route("print-job-skip", "A slip nobody needs any more is not printed")
                .process(printers::skip)
                .process(Reply::write);

        route(
                        "printing-dead-letters-retry",
                        "The way back: the broker moves tickets that were given up to their queue again")
                .process(DeadLetters.queues("{{printing.dead-letters}}"))
                .split(body(), DeadLetters::together)
                .stopOnException()
                .process(DeadLetters::askToRetry)
                .to("{{broker.management}}")
                .process(DeadLetters::retried)
                .end()
                .process(DeadLetters::answer)
                .process(Reply::write);

        route("receipt-print", "A paid order's receipt is to come out of a printer")
                .process(receipts::print)
                .process(Reply::write);
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("printing")
                .description(description)
                .routeConfigurationId(HouseErrors.EDGE);
    }
}
