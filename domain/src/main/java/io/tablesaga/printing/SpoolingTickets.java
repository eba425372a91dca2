package io.tablesaga.printing;

import io.tablesaga.floor.Stores;
import io.tablesaga.floor.Stores.Place;
import io.tablesaga.printing.PrintJob.Kind;
import io.tablesaga.printing.TicketToPrint.Line;
import io.tablesaga.shared.TimeOrderedIds;
import java.util.List;
import java.util.Optional;

/** A ticket becomes a slip for each printer that prints any of its lines. */
public final class SpoolingTickets {

    private final Printers printers;
    private final PrintJobs jobs;
    private final Stores stores;
    private final TimeOrderedIds ids;

    public SpoolingTickets(Printers printers, PrintJobs jobs, Stores stores, TimeOrderedIds ids) {
        this.printers = printers;
        this.jobs = jobs;
        this.stores = stores;
        this.ids = ids;
    }

    /** The same ticket again changes nothing. @return what no room was left for */
    public List<PrintJob> spool(TicketToPrint ticket) {
        TicketPrinters there = new TicketPrinters(printers.ofStore(ticket.store()));
        if (there.all().isEmpty()) {
            return List.of();
        }
        Place place = stores.place(ticket.store(), ticket.table())
                .orElseThrow(() -> new IllegalStateException("order " + ticket.order() + " was placed at no table"));
        return jobs.keep(
                ticket.store(),
                there.all().stream()
                        .flatMap(printer -> job(ticket, there.lines(ticket, printer), place, printer).stream())
                        .toList());
    }

    private Optional<PrintJob> job(TicketToPrint ticket, List<Line> here, Place place, Printer printer) {
        if (here.isEmpty()) {
            return Optional.empty();
        }
        Printout slip = KitchenSlip.of(ticket, here, place, printer.settings().name());
        return Optional.of(
                new PrintJob(ids.next(), printer.id(), ticket.order(), ticket.firing(), Kind.TICKET, slip, 0));
    }
}
