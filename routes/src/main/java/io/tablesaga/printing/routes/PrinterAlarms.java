package io.tablesaga.printing.routes;

import io.tablesaga.printing.PrintJob;
import io.tablesaga.printing.PrintJobs.Gone;
import java.util.List;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever runs the product should hear of printers. */
final class PrinterAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterAlarms.class);

    private PrinterAlarms() {}

    static void gone(Exchange exchange) {
        Gone gone = exchange.getMessage().getBody(Gone.class);
        if (gone != null && gone.news()) {
            LOG.warn("Printer {} cannot print ({}); {} slips wait", gone.printer(), gone.reason(), gone.waiting());
        }
    }

    static void refused(Exchange exchange) {
        List<?> refused = exchange.getMessage().getBody(List.class);
        for (Object job : refused) {
            PrintJob lost = (PrintJob) job;
            LOG.error("Printer {} is too far behind: order {} was not kept for it", lost.printer(), lost.order());
        }
    }
}
