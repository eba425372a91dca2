package io.tablesaga.printing;

import io.tablesaga.printing.PrintJob.Kind;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The spool: what waits for printers. A printer is one node's at a time, and its slips come out in their order. */
public interface PrintJobs {

    /**
     * Keeps them; a ticket that its printer has had already changes nothing. In the caller's transaction if there is one.
     *
     * @return those whose printer is so far behind that no more is kept for it
     */
    List<PrintJob> keep(StoreId store, List<PrintJob> jobs);

    /** Printers that something waits for and that may be tried now; at most {@code limit}. */
    List<PrinterId> due(int limit);

    /** @return empty while another node has it, or it was away a moment ago */
    Optional<Claim> claim(PrinterId printer, Duration lease);

    /** @param epoch goes up with each claim: whoever had it before is told so */
    record Claim(PrinterId printer, long epoch, Duration lease) {}

    /** The oldest that waits. */
    Optional<PrintJob> next(Claim claim);

    /** Before its first byte is sent: from now on it may be on paper. Renews the claim. @return false when it is lost */
    boolean sending(Claim claim, PrintJob job);

    /** @return false when the claim is lost; it is printed all the same */
    boolean printed(Claim claim, PrintJob job);

    /** Ends the claim; the next try is the later the more have failed. @return empty when the claim was lost */
    Optional<Gone> away(Claim claim, PrinterAway.Reason reason);

    /** @param news whether it printed until now, or was away for another reason */
    record Gone(PrinterId printer, PrinterAway.Reason reason, Instant since, int waiting, boolean news) {}

    /** Ends the claim. */
    void release(Claim claim);

    /** Oldest first, after the given one; at most {@code limit}. */
    List<Waiting> waiting(StoreId store, PrinterId printer, Optional<UUID> after, int limit);

    /** @param reprint it was sent before, and may be on paper */
    record Waiting(UUID id, OrderId order, Kind kind, Instant since, boolean reprint) {}

    /** @return false when nothing of this name waits in the store: it came out meanwhile, or was skipped */
    boolean skip(StoreId store, UUID job);

    /** Those that came out, or were skipped, so long ago. A ticket or receipt of then would come out again if it came again. */
    int forget(Duration age);
}
