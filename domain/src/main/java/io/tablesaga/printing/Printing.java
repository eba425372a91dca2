package io.tablesaga.printing;

import io.tablesaga.printing.PrintJobs.Claim;
import io.tablesaga.printing.PrintJobs.Gone;
import io.tablesaga.printing.PrinterAway.Reason;
import io.tablesaga.printing.PrinterConnections.Connection;
import java.time.Duration;
import java.util.Optional;

/**
 * Prints what waits for a printer, slip by slip. That one is being sent is written down before its first byte: whoever
 * finds it so, because a process died or the printer fell silent, cannot know whether it came out, and prints it again
 * with {@link #AGAIN} above it. A printer that could not be reached has printed nothing.
 */
public final class Printing {

    static final String AGAIN = "재출력 REPRINT";

    private final Printers printers;
    private final PrintJobs jobs;
    private final PrinterConnections connections;
    private final Duration lease;

    /** @param lease of a printer, for one slip; longer than its connection takes to give up */
    public Printing(Printers printers, PrintJobs jobs, PrinterConnections connections, Duration lease) {
        this.printers = printers;
        this.jobs = jobs;
        this.connections = connections;
        this.lease = lease;
    }

    /** Until nothing waits, or it is away. @return what staff should hear; empty when it printed, or is another node's */
    public Optional<Gone> print(PrinterId id) {
        Optional<Claim> claimed = jobs.claim(id, lease);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        Claim claim = claimed.get();
        try {
            boolean mine = true;
            for (Optional<PrintJob> job = jobs.next(claim); mine && job.isPresent(); job = jobs.next(claim)) {
                mine = print(claim, job.get());
            }
            jobs.release(claim);
            return Optional.empty();
        } catch (PrinterAway e) {
            return jobs.away(claim, e.reason());
        } catch (RuntimeException e) {
            // Staff are told as of any other reason, and may skip the slip.
            jobs.away(claim, Reason.FAULT);
            throw e;
        }
    }

    private boolean print(Claim claim, PrintJob job) {
        Printer printer = printers.find(job.printer()).orElseThrow(() -> new PrinterAway(Reason.UNREACHABLE));
        try (Connection connection = connections.open(printer.settings())) {
            if (!jobs.sending(claim, job)) {
                return false;
            }
            connection.print(job.tries() == 0 ? job.printout() : job.printout().under(AGAIN));
        }
        return jobs.printed(claim, job);
    }
}
