package io.tablesaga.printing.routes;

import io.tablesaga.printing.PrintJobs;
import io.tablesaga.printing.PrintJobs.Gone;
import io.tablesaga.printing.PrinterId;
import io.tablesaga.printing.Printing;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which printers this node is at. One that takes its time is looked at once, and keeps no other from its turn. */
public final class PrinterRounds {

    private static final Logger LOG = LoggerFactory.getLogger(PrinterRounds.class);
    private static final int AT_ONCE = 100;
    /** Longer than anybody brings a ticket back: until then it is known that it came out. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final PrintJobs jobs;
    private final Printing printing;
    private final Set<PrinterId> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean unreachable;

    public PrinterRounds(PrintJobs jobs, Printing printing) {
        this.jobs = jobs;
        this.printing = printing;
    }

    public void forget() {
        jobs.forget(KEPT);
    }

    public List<PrinterId> due() {
        try {
            List<PrinterId> due = jobs.due(AT_ONCE);
            unreachable = false;
            return due.stream().filter(busy::add).toList();
        } catch (RuntimeException e) {
            // Once, not with every look.
            if (!unreachable) {
                LOG.warn("what waits for printers cannot be read, trying again: {}", e.toString());
            }
            unreachable = true;
            return List.of();
        }
    }

    /** @return null when there is nothing to tell */
    public Gone print(PrinterId printer) {
        try {
            return printing.print(printer).orElse(null);
        } catch (RuntimeException e) {
            // It has its turn again: the claim was given back, or ends by itself.
            LOG.error("Nothing came out of printer {}", printer, e);
            return null;
        } finally {
            busy.remove(printer);
        }
    }
}
