package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.printing.PrintJob;
import io.tablesaga.printing.PrintJob.Kind;
import io.tablesaga.printing.PrintJobs.Claim;
import io.tablesaga.printing.PrintJobs.Gone;
import io.tablesaga.printing.Printer;
import io.tablesaga.printing.PrinterAddress;
import io.tablesaga.printing.PrinterAway.Reason;
import io.tablesaga.printing.PrinterId;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.PrinterSettings.Form;
import io.tablesaga.printing.PrinterSettings.Paper;
import io.tablesaga.printing.PrinterSettings.Prints;
import io.tablesaga.printing.Printers.Standing;
import io.tablesaga.printing.Printout;
import io.tablesaga.printing.Printout.Look;
import io.tablesaga.printing.Printout.Row;
import io.tablesaga.printing.persistence.JdbcPrintJobs;
import io.tablesaga.printing.persistence.JdbcPrinters;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The spool: each slip once, one node at a printer at a time, and no more than a printer can catch up with. */
class PrintJobTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration ENDS_AT_ONCE = Duration.ZERO;
    private static final AtomicLong NEXT = new AtomicLong();

    private final JdbcPrinters printers = new JdbcPrinters(POOL);
    private final JdbcPrintJobs jobs =
            new JdbcPrintJobs(POOL, new JdbcPrintJobs.Limits(2, Duration.ofHours(1), Duration.ofHours(2)));
    private final StoreId store = new StoreId(UUID.randomUUID());
    private final PrinterId printer = new PrinterId(UUID.randomUUID());

    PrintJobTest() {
        printers.add(new Printer(
                printer,
                store,
                new PrinterSettings(
                        "주방",
                        Set.of(Prints.TICKETS),
                        Set.of(),
                        PrinterAddress.of("192.168.0.31"),
                        Paper.MM_80,
                        Form.TEXT,
                        true)));
    }

    @Test
    void a_ticket_is_kept_once_for_a_printer_also_after_it_came_out() {
        PrintJob first = ticket(new OrderId(UUID.randomUUID()));
        keep(first);
        keep(ticket(first.order()));
        assertThat(waiting()).isEqualTo(1);
        Claim claim = claim(LEASE);
        assertThat(jobs.next(claim)).contains(first);
        assertThat(jobs.sending(claim, first)).isTrue();
        assertThat(jobs.printed(claim, first)).isTrue();
        keep(ticket(first.order()));
        assertThat(waiting()).isZero();
        assertThat(jobs.next(claim)).isEmpty();

        PrintJob fired = ticket(first.order(), 7);
        keep(fired);
        keep(ticket(first.order(), 7));
        assertThat(jobs.next(claim)).contains(fired);
        keep(ticket(first.order(), 9));
        assertThat(waiting()).isEqualTo(2);
        // There is no room left, and no need of it.
        assertThat(jobs.keep(store, List.of(ticket(first.order(), 9)))).isEmpty();
        assertThat(jobs.keep(store, List.of(ticket(first.order(), 11)))).hasSize(1);
    }

    @Test
    void a_printer_is_one_node_s_until_its_lease_ends_and_who_had_it_before_sends_nothing_more() {
        PrintJob job = ticket(new OrderId(UUID.randomUUID()));
        keep(job);
        Claim slow = claim(ENDS_AT_ONCE);
        assertThat(jobs.sending(slow, job)).as("its lease is over").isFalse();
        Claim now = claim(LEASE);
        assertThat(now.epoch()).isGreaterThan(slow.epoch());
        assertThat(jobs.claim(printer, LEASE)).isEmpty();

        assertThat(jobs.sending(slow, job)).isFalse();
        assertThat(jobs.away(slow, Reason.SILENT)).isEmpty();
        jobs.release(slow);
        assertThat(jobs.claim(printer, LEASE))
                .as("it was not the slow one's to release")
                .isEmpty();
        assertThat(jobs.sending(now, job)).isTrue();
        assertThat(jobs.next(now).orElseThrow().tries()).isEqualTo(1);
        assertThat(jobs.printed(slow, job)).as("it lost the printer").isFalse();
        assertThat(jobs.next(now)).as("but the slip is out").isEmpty();
        jobs.release(now);
        assertThat(jobs.claim(printer, LEASE)).isPresent();
    }

    @Test
    void one_that_is_away_waits_longer_each_time_and_says_so_once_for_each_reason() {
        keep(ticket(new OrderId(UUID.randomUUID())));
        Gone gone = jobs.away(claim(LEASE), Reason.SILENT).orElseThrow();
        assertThat(gone.news()).isTrue();
        assertThat(gone.waiting()).isEqualTo(1);
        assertThat(jobs.claim(printer, LEASE)).as("not before its next try").isEmpty();
        assertThat(nextTryInMinutes()).isEqualTo(60);

        printers.hurry(store, printer);
        assertThat(jobs.away(claim(LEASE), Reason.SILENT).orElseThrow().news()).isFalse();
        assertThat(nextTryInMinutes()).isEqualTo(120);
        printers.hurry(store, printer);
        Gone again = jobs.away(claim(LEASE), Reason.PAPER_OUT).orElseThrow();
        assertThat(again.news()).isTrue();
        assertThat(again.since()).isEqualTo(gone.since());
        assertThat(nextTryInMinutes()).as("and no longer than that").isEqualTo(120);
    }

    @Test
    void what_is_too_much_for_it_is_not_kept_and_counted_until_it_prints() {
        PrintJob first = ticket(new OrderId(UUID.randomUUID()));
        keep(first);
        keep(ticket(new OrderId(UUID.randomUUID())));
        PrintJob more = ticket(new OrderId(UUID.randomUUID()));
        assertThat(jobs.keep(store, List.of(more))).containsExactly(more);
        assertThat(jobs.keep(store, List.of(ticket(first.order()))))
                .as("it is kept already")
                .isEmpty();
        assertThat(standing().waiting()).isEqualTo(2);
        assertThat(standing().refused()).isEqualTo(1);

        Claim claim = claim(LEASE);
        jobs.sending(claim, first);
        jobs.printed(claim, first);
        assertThat(standing().refused()).isZero();
        keep(more);
        assertThat(waiting()).isEqualTo(2);
    }

    private void keep(PrintJob job) {
        assertThat(jobs.keep(store, List.of(job))).isEmpty();
    }

    private Claim claim(Duration lease) {
        return jobs.claim(printer, lease).orElseThrow();
    }

    private PrintJob ticket(OrderId order) {
        return ticket(order, 0);
    }

    private PrintJob ticket(OrderId order, long firing) {
        Printout printout = new Printout(List.of(new Row(Look.BIG, 0, "1 국밥", "")));
        return new PrintJob(new UUID(NEXT.incrementAndGet(), 0), printer, order, firing, Kind.TICKET, printout, 0);
    }

    private int waiting() {
        return jobs.waiting(store, printer, Optional.empty(), 10).size();
    }

    private Standing standing() {
        return printers.standings(store, Optional.empty(), 10).get(0);
    }

    private static long minutes(double seconds) {
        return Math.round(seconds / 60);
    }

    private long nextTryInMinutes() {
        return minutes(JDBC.queryForObject(
                "select extract(epoch from next_try_at - now()) from printing.printer where id = ?",
                Double.class,
                printer.value()));
    }
}
