package io.tablesaga.printing.persistence;

import io.tablesaga.printing.PrintJob;
import io.tablesaga.printing.PrintJob.Kind;
import io.tablesaga.printing.PrintJobs;
import io.tablesaga.printing.PrinterAway;
import io.tablesaga.printing.PrinterId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The spool in PostgreSQL; the only clock is the database's. */
public final class JdbcPrintJobs implements PrintJobs {

    private final JdbcTemplate jdbc;
    private final Limits limits;

    /** @param most how many slips wait for one printer; @param firstRetry doubled with each failure up to the last */
    public record Limits(int most, Duration firstRetry, Duration lastRetry) {}

    public JdbcPrintJobs(DataSource dataSource, Limits limits) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.limits = limits;
    }

    /** In the order of the printers' ids: two tickets of a store lock them in one order. */
    @Override
    public List<PrintJob> keep(StoreId store, List<PrintJob> jobs) {
        return jobs.stream()
                .sorted(Comparator.comparing(job -> job.printer().value()))
                .filter(job -> refused(store, job))
                .toList();
    }

    private boolean refused(StoreId store, PrintJob job) {
        return one(
                PrintJobSql.KEEP,
                job.printer().value(),
                job.id(),
                store.value(),
                job.order().value(),
                job.firing(),
                job.kind().name(),
                PrintoutJson.write(job.printout()),
                limits.most(),
                limits.most());
    }

    @Override
    public List<PrinterId> due(int limit) {
        return jdbc.query(PrintJobSql.DUE, (row, n) -> new PrinterId(row.getObject(1, UUID.class)), limit);
    }

    @Override
    public Optional<Claim> claim(PrinterId printer, Duration lease) {
        return jdbc
                .query(
                        PrintJobSql.CLAIM,
                        (row, n) -> new Claim(printer, row.getLong(1), lease),
                        lease.toMillis(),
                        printer.value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<PrintJob> next(Claim claim) {
        return jdbc.query(PrintJobSql.NEXT, JdbcPrintJobs::job, claim.printer().value()).stream()
                .findFirst();
    }

    @Override
    public boolean sending(Claim claim, PrintJob job) {
        return one(
                PrintJobSql.SENDING, claim.lease().toMillis(), claim.printer().value(), claim.epoch(), job.id());
    }

    @Override
    public boolean printed(Claim claim, PrintJob job) {
        return one(PrintJobSql.PRINTED, job.id(), claim.printer().value(), claim.epoch());
    }

    @Override
    public Optional<Gone> away(Claim claim, PrinterAway.Reason reason) {
        return jdbc
                .query(
                        PrintJobSql.AWAY,
                        (row, n) -> new Gone(
                                claim.printer(),
                                reason,
                                row.getObject("away_since", OffsetDateTime.class)
                                        .toInstant(),
                                row.getInt("waiting"),
                                row.getBoolean("news")),
                        claim.printer().value(),
                        claim.epoch(),
                        reason.name(),
                        limits.firstRetry().toMillis(),
                        limits.lastRetry().toMillis(),
                        reason.name())
                .stream()
                .findFirst();
    }

    @Override
    public void release(Claim claim) {
        jdbc.update(PrintJobSql.RELEASE, claim.printer().value(), claim.epoch());
    }

    @Override
    public List<Waiting> waiting(StoreId store, PrinterId printer, Optional<UUID> after, int limit) {
        return jdbc.query(
                PrintJobSql.WAITING,
                (row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        new OrderId(row.getObject("order_id", UUID.class)),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("kept_at", OffsetDateTime.class).toInstant(),
                        row.getInt("tries") > 0),
                store.value(),
                printer.value(),
                after.orElse(null),
                after.orElse(null),
                limit);
    }

    @Override
    public boolean skip(StoreId store, UUID job) {
        return jdbc.update(PrintJobSql.SKIP, store.value(), job) == 1;
    }

    @Override
    public int forget(Duration age) {
        return jdbc.update(PrintJobSql.FORGET, age.toMillis());
    }

    private boolean one(String sql, Object... values) {
        return Integer.valueOf(1).equals(jdbc.queryForObject(sql, Integer.class, values));
    }

    private static PrintJob job(ResultSet row, int n) throws SQLException {
        return new PrintJob(
                row.getObject("id", UUID.class),
                new PrinterId(row.getObject("printer_id", UUID.class)),
                new OrderId(row.getObject("order_id", UUID.class)),
                row.getLong("firing"),
                Kind.valueOf(row.getString("kind")),
                PrintoutJson.read(row.getString("printout")),
                row.getInt("tries"));
    }
}
