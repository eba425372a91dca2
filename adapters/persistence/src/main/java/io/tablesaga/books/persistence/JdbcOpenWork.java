package io.tablesaga.books.persistence;

import io.tablesaga.books.OpenWork;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What stands open, in one statement: each part reads a partial index of what is open, or a table that is small. */
public final class JdbcOpenWork implements OpenWork {

    private static final int PATIENCE_SECONDS = 3;

    private static final String OPEN =
            """
            with open as materialized (
                select s.state, s.created_at, s.deadline,
                       case when s.state = 'RUNNING' then s.created_at
                            else coalesce((select max(j.at) from saga.journal j where j.saga_id = s.id and j.event = s.state),
                                          s.created_at) end as since
                from saga.saga s
                where s.state in ('RUNNING', 'IN_DOUBT', 'COMPLETING', 'COMPENSATING', 'STUCK', 'REVIEW'))
            select 'saga-' || replace(lower(state), '_', '-') as kind, count(*) as n, min(since) as since
            from open group by state
            union all
            select 'saga-overdue', count(*), min(deadline) from open where state = 'RUNNING' and deadline < now()
            union all
            select 'portion-held', sum(held), null from stock.item where held > 0
            union all
            select 'outbox-' || split_part(destination, ':', 1), count(*), min(created_at)
            from outbox.message where sent_at is null group by split_part(destination, ':', 1)
            union all
            select 'ticket-awaited', count(*), min(since) from ordering.awaited_ticket
            union all
            select 'cancellation-requested', count(*), min(requested_at) from ordering.cancellation where state = 'REQUESTED'
            union all
            select 'staff-call', count(*), min(called_at)
            from floor.staff_call where acknowledged_at is null and over_at is null
            union all
            select 'printer-away', count(*), min(away_since)
            from printing.printer where away_since is not null and removed_at is null
            union all
            select 'slip-waiting', count(*), min(kept_at) from printing.job where state = 'WAITING'
            union all
            select 'payment-finding', count(*), min(first_seen) from payment.finding where resolved_at is null
            union all
            select 'event-set-aside', count(*), min(at) from outbox.set_aside""";

    private final JdbcTemplate jdbc;

    public JdbcOpenWork(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        // Whoever watches must not wait as long as what it watches.
        jdbc.setQueryTimeout(PATIENCE_SECONDS);
    }

    @Override
    public Map<Kind, Open> now() {
        Map<Kind, Open> open = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            open.put(kind, Open.NONE);
        }
        jdbc.query(
                "select kind, n, greatest(extract(epoch from clock_timestamp() - since), 0) as seconds from (" + OPEN
                        + ") as open",
                row -> {
                    open.put(
                            Kind.valueOf(row.getString("kind")
                                    .toUpperCase(Locale.ROOT)
                                    .replace('-', '_')),
                            new Open(row.getLong("n"), Duration.ofMillis((long) (1000 * row.getDouble("seconds")))));
                });
        return open;
    }
}
