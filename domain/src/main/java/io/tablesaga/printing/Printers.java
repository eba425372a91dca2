package io.tablesaga.printing;

import io.tablesaga.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All printers. Each command is one statement. */
public interface Printers {

    /** In the order they were added. */
    List<Printer> ofStore(StoreId store);

    Optional<Printer> find(PrinterId printer);

    /** In the order they were added, after the given one; at most {@code limit}. */
    List<Standing> standings(StoreId store, Optional<PrinterId> after, int limit);

    /**
     * How a printer is doing.
     *
     * @param away empty while it prints, or has had nothing to print
     * @param waiting how many slips wait for it
     * @param refused how many it was too far behind to keep, since it last printed
     */
    record Standing(Printer printer, Optional<Away> away, int waiting, int refused) {}

    record Away(Instant since, PrinterAway.Reason reason) {}

    Change add(Printer printer);

    Change save(Printer printer);

    /** What waits for it is skipped. @return false when the store has no such printer */
    boolean remove(StoreId store, PrinterId printer);

    /** It is looked for at once. @return false when the store has no such printer */
    boolean hurry(StoreId store, PrinterId printer);

    enum Change {
        DONE,
        UNKNOWN,
        NAME_TAKEN
    }
}
