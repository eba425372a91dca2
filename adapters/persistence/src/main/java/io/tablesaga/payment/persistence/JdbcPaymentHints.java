package io.tablesaga.payment.persistence;

import io.tablesaga.payment.DueHint;
import io.tablesaga.payment.PaymentGateway.Hint;
import io.tablesaga.payment.PaymentHints;
import io.tablesaga.shared.StoreId;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Hints in PostgreSQL: one statement a call, by the database's clock. */
public final class JdbcPaymentHints implements PaymentHints {

    /**
     * A hint that comes while another one is open, even while it is being followed, makes that one due again; of the payments
     * they name, one that is not the attempt's own is the one to look for. A hint about a call that is on its way waits a
     * moment: so is its answer.
     */
    private static final String KEEP =
            """
            insert into payment.webhook as w (provider, dedupe_id, merchant_reference, provider_reference, follow_at)
            select ?, ?, a.merchant_reference, ?,
                   case when a.state = 'APPROVING' then greatest(now(), a.started_at + interval '2 seconds') else now() end
            from payment.attempt a
            where a.merchant_reference = ? and a.store_id = ?
              and not exists (select from payment.webhook k where k.provider = ? and k.dedupe_id = ?)
            on conflict (merchant_reference) where followed_at is null do update
            set follow_at = least(w.follow_at, excluded.follow_at),
                provider_reference = case
                    when excluded.provider_reference is distinct from
                         (select own.provider_reference from payment.attempt own
                          where own.merchant_reference = excluded.merchant_reference)
                    then excluded.provider_reference else w.provider_reference end
            where w.follow_at > excluded.follow_at
               or w.provider_reference is distinct from excluded.provider_reference""";

    private static final String DUE =
            """
            with due as (
                select w.provider, w.dedupe_id
                from payment.webhook w join payment.attempt a on a.merchant_reference = w.merchant_reference
                where w.followed_at is null and w.follow_at <= now()
                  and (a.next_look_up_at is null or a.next_look_up_at <= now())
                order by w.follow_at
                limit ?
                for update of w skip locked),
            taken as (
                update payment.webhook w set follow_at = now() + ?::bigint * interval '1 millisecond'
                from due where w.provider = due.provider and w.dedupe_id = due.dedupe_id
                returning w.*),
            asked as (
                update payment.attempt a set next_look_up_at = now() + ?::bigint * interval '1 millisecond'
                from taken t where a.merchant_reference = t.merchant_reference
                returning a.*)
            select t.provider, t.dedupe_id, t.provider_reference as named, t.follow_at,
                   a.id, a.order_id, a.store_id, a.state, a.amount, a.tax_free, a.currency, a.merchant_reference,
                   a.idempotency_key, a.provider_reference, a.method, a.started_at, a.paid_at
            from taken t join asked a on a.merchant_reference = t.merchant_reference""";

    private final JdbcTemplate jdbc;

    public JdbcPaymentHints(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean keep(String provider, StoreId store, Hint hint) {
        try {
            return jdbc.update(
                            KEEP,
                            provider,
                            hint.dedupeId(),
                            hint.providerReference(),
                            hint.merchantReference(),
                            store.value(),
                            provider,
                            hint.dedupeId())
                    == 1;
        } catch (DuplicateKeyException e) {
            // The same one in the same moment.
            return false;
        }
    }

    @Override
    public List<DueHint> due(int most, Duration pause, Duration lease) {
        return jdbc.query(
                DUE,
                (row, number) -> new DueHint(
                        row.getString("provider"),
                        row.getString("dedupe_id"),
                        row.getString("named"),
                        row.getTimestamp("follow_at").toInstant(),
                        JdbcPaymentAttempts.attempt(row, number)),
                most,
                lease.toMillis(),
                pause.toMillis());
    }

    @Override
    public void followed(DueHint hint, String outcome) {
        jdbc.update(
                """
                update payment.webhook set followed_at = now(), outcome = ?
                where provider = ? and dedupe_id = ? and followed_at is null and follow_at = ?""",
                outcome,
                hint.provider(),
                hint.dedupeId(),
                Timestamp.from(hint.takenUntil()));
    }

    @Override
    public void putOff(DueHint hint, Duration pause) {
        jdbc.update(
                """
                update payment.webhook
                set follow_at = now() + greatest(now() - received_at, ?::bigint * interval '1 millisecond')
                where provider = ? and dedupe_id = ? and followed_at is null and follow_at = ?""",
                pause.toMillis(),
                hint.provider(),
                hint.dedupeId(),
                Timestamp.from(hint.takenUntil()));
    }

    @Override
    public int forget(Duration age) {
        return jdbc.update(
                "delete from payment.webhook where followed_at < now() - ?::bigint * interval '1 millisecond'",
                age.toMillis());
    }
}
