package io.tablesaga.printing;

import io.tablesaga.shared.OrderId;
import java.util.UUID;

/**
 * One slip for one printer.
 *
 * @param firing as of its ticket; a ticket comes out once for each
 * @param tries how often it was sent and, as far as we know, did not come out: from the second on it says so
 */
public record PrintJob(
        UUID id, PrinterId printer, OrderId order, long firing, Kind kind, Printout printout, int tries) {

    public enum Kind {
        TICKET,
        RECEIPT
    }
}
