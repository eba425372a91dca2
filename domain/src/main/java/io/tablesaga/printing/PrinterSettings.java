package io.tablesaga.printing;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a manager says of a printer.
 *
 * @param prints what comes out of it; at least one
 * @param stations whose lines its tickets have; empty for the whole order. {@link TicketPrinters} has the rest of it
 * @param confirms whether it answers when it is asked for its status, so that a slip counts as printed once it says so;
 *     else once it has taken the bytes
 */
public record PrinterSettings(
        String name,
        Set<Prints> prints,
        Set<String> stations,
        PrinterAddress address,
        Paper paper,
        Form form,
        boolean confirms) {

    public enum Prints {
        TICKETS,
        RECEIPTS
    }

    /** Dots and columns of a printer with 203 dpi: a column is 12 dots, a Korean letter two columns. */
    public enum Paper {
        MM_58(384, 32),
        MM_80(576, 48);

        private final int dots;
        private final int columns;

        Paper(int dots, int columns) {
            this.dots = dots;
            this.columns = columns;
        }

        public int dots() {
            return dots;
        }

        public int columns() {
            return columns;
        }
    }

    public enum Form {
        /** Letters in the printer's own Korean font (KS X 1001): fast, small, and only where it has one. */
        TEXT,
        /** A picture: every printer has it. */
        RASTER
    }

    /** @throws IllegalArgumentException with a sentence for who sets it */
    public PrinterSettings {
        if (prints.isEmpty()) {
            throw new IllegalArgumentException("A printer prints TICKETS, RECEIPTS or both.");
        }
        prints = Set.copyOf(EnumSet.copyOf(prints));
        stations = Set.copyOf(stations);
    }

    boolean takes(String station) {
        return stations.isEmpty() || stations.contains(station);
    }
}
