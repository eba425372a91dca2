package io.tablesaga.payment.persistence;

import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.Reconciliation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Findings in PostgreSQL, and our side of the comparison; one statement a call. */
public final class JdbcReconciliation implements Reconciliation {

    private static final String RECORD =
            """
            with seen as (
                select distinct on (kind, reference) kind, reference, detail
                from unnest(?::text[], ?::text[], ?::text[]) as s (kind, reference, detail)),
            fresh as (
                select s.* from seen s left join payment.finding f using (kind, reference)
                where f.kind is null or f.resolved_at is not null),
            kept as (
                insert into payment.finding as f (kind, reference, day, detail)
                select kind, reference, ?, detail from seen
                on conflict (kind, reference) do update
                set detail = excluded.detail, resolved_at = null,
                    day = case when f.resolved_at is null then f.day else excluded.day end,
                    first_seen = case when f.resolved_at is null then f.first_seen else now() end),
            gone as (
                update payment.finding f set resolved_at = now()
                where f.day = ? and f.resolved_at is null
                  and not exists (select from seen s where s.kind = f.kind and s.reference = f.reference)
                returning f.kind, f.reference, f.detail)
            select true as fresh, kind, reference, detail from fresh
            union all
            select false, kind, reference, detail from gone""";

    private final JdbcTemplate jdbc;

    public JdbcReconciliation(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(1_000);
    }

    @Override
    public Set<String> paidBetween(Instant from, Instant to) {
        return new HashSet<>(jdbc.queryForList(
                """
                select merchant_reference from payment.attempt
                where state = 'PAID' and method not in ('CASH', 'TERMINAL') and started_at >= ? and started_at < ?""",
                String.class,
                Timestamp.from(from),
                Timestamp.from(to)));
    }

    @Override
    public Map<String, PaymentAttempt> attemptsOf(Collection<String> merchantReferences) {
        Map<String, PaymentAttempt> attempts = new HashMap<>();
        jdbc.query(
                JdbcPaymentAttempts.COLUMNS + "where merchant_reference = any (?)",
                row -> {
                    PaymentAttempt attempt = JdbcPaymentAttempts.attempt(row, 0);
                    attempts.put(attempt.merchantReference(), attempt);
                },
                (Object) merchantReferences.toArray(String[]::new));
        return attempts;
    }

    @Override
    public Map<String, Long> refundedBetween(Instant from, Instant to) {
        return amounts(
                """
                select provider_reference, sum(amount - by_hand) from payment.refund
                where state = 'REFUNDED' and ended_at >= ? and ended_at < ? group by provider_reference""",
                Timestamp.from(from),
                Timestamp.from(to));
    }

    @Override
    public Map<String, Long> takenFrom(Collection<String> providerReferences) {
        return amounts(
                """
                select provider_reference, sum(amount - by_hand) from payment.refund
                where provider_reference = any (?) and state <> 'REFUSED' group by provider_reference""",
                (Object) providerReferences.toArray(String[]::new));
    }

    @Override
    public Map<String, Long> givenByHand(Collection<String> providerReferences) {
        return amounts(
                """
                select provider_reference, sum(by_hand) from payment.refund
                where provider_reference = any (?) and by_hand > 0 group by provider_reference""",
                (Object) providerReferences.toArray(String[]::new));
    }

    private Map<String, Long> amounts(String sql, Object... arguments) {
        Map<String, Long> amounts = new HashMap<>();
        jdbc.query(
                sql,
                row -> {
                    amounts.put(row.getString(1), row.getLong(2));
                },
                arguments);
        return amounts;
    }

    @Override
    public Recorded record(LocalDate day, List<Drift> drifts) {
        List<Drift> fresh = new ArrayList<>();
        int[] resolved = new int[1];
        jdbc.query(
                RECORD,
                row -> {
                    if (row.getBoolean("fresh")) {
                        fresh.add(new Drift(
                                Kind.valueOf(row.getString("kind")),
                                row.getString("reference"),
                                row.getString("detail")));
                    } else {
                        resolved[0]++;
                    }
                },
                column(drifts, drift -> drift.kind().name()),
                column(drifts, Drift::reference),
                column(drifts, Drift::detail),
                day,
                day);
        return new Recorded(fresh, resolved[0]);
    }

    private static String[] column(List<Drift> drifts, Function<Drift, String> value) {
        return drifts.stream().map(value).toArray(String[]::new);
    }

    @Override
    public List<LocalDate> openDays(int limit) {
        return jdbc.queryForList(
                "select distinct day from payment.finding where resolved_at is null order by day desc limit ?",
                LocalDate.class,
                limit);
    }

    @Override
    public List<Finding> findings(Optional<UUID> after, int limit) {
        return jdbc.query(
                """
                select id, day, kind, reference, detail, first_seen, resolved_at from payment.finding
                where ?::uuid is null
                   or (first_seen, id) > (select l.first_seen, l.id from payment.finding l where l.id = ?::uuid)
                order by first_seen, id limit ?""",
                JdbcReconciliation::finding,
                after.orElse(null),
                after.orElse(null),
                limit);
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        return new Finding(
                row.getObject("id", UUID.class),
                row.getObject("day", LocalDate.class),
                Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getString("detail"),
                row.getTimestamp("first_seen").toInstant(),
                Optional.ofNullable(row.getTimestamp("resolved_at")).map(Timestamp::toInstant));
    }
}
