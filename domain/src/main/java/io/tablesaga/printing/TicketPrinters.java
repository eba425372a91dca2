package io.tablesaga.printing;

import io.tablesaga.printing.PrinterSettings.Prints;
import io.tablesaga.printing.TicketToPrint.Line;
import java.util.List;
import java.util.Optional;

/**
 * Which lines of a ticket come out of which of a store's printers. A line of a station comes out where that station is named,
 * or none is. A line without a station comes out where none is named; without such a printer, of the one that was added
 * first, for it must not vanish. A station that no printer names has a display, or wants no paper.
 */
final class TicketPrinters {

    private final List<Printer> printers;
    private final Optional<Printer> first;

    /** @param ofStore in the order they were added */
    TicketPrinters(List<Printer> ofStore) {
        printers = ofStore.stream()
                .filter(printer -> printer.settings().prints().contains(Prints.TICKETS))
                .toList();
        first = printers.stream()
                .filter(printer -> printer.settings().stations().isEmpty())
                .findFirst()
                .or(() -> printers.stream().findFirst());
    }

    List<Printer> all() {
        return printers;
    }

    List<Line> lines(TicketToPrint ticket, Printer printer) {
        return ticket.lines().stream()
                .filter(line -> takes(printer, line.station()))
                .toList();
    }

    private boolean takes(Printer printer, String station) {
        return printer.settings().takes(station)
                || station.isEmpty() && first.filter(printer::equals).isPresent();
    }
}
