package io.tablesaga.payment.persistence;

import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Payment attempts in PostgreSQL: one statement a call. */
public final class JdbcPaymentAttempts implements PaymentAttempts {

    static final String COLUMNS =
            """
            select id, order_id, store_id, state, amount, tax_free, currency, merchant_reference, idempotency_key,
                   provider_reference, method, started_at, paid_at
            from payment.attempt
            """;

    private final JdbcTemplate jdbc;

    public JdbcPaymentAttempts(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void add(PaymentAttempt attempt) {
        try {
            jdbc.update(
                    """
                    insert into payment.attempt (id, order_id, store_id, state, amount, tax_free, currency,
                                                 merchant_reference, idempotency_key, method, started_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then now() end)""",
                    attempt.id(),
                    attempt.order().value(),
                    attempt.store().value(),
                    attempt.state().name(),
                    attempt.amount().minor(),
                    attempt.taxFree().minor(),
                    attempt.amount().currency().getCurrencyCode(),
                    attempt.merchantReference(),
                    attempt.idempotencyKey(),
                    attempt.method().name(),
                    attempt.state() == AttemptState.APPROVING);
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException(
                    "order " + attempt.order() + " is being paid already, or its payment was undone", e);
        }
    }

    @Override
    public Optional<PaymentAttempt> ofOrder(OrderId order) {
        return jdbc
                .query(
                        COLUMNS + "where order_id = ? and amount is not null order by created_at desc limit 1",
                        JdbcPaymentAttempts::attempt,
                        order.value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<PaymentAttempt> named(String merchantReference) {
        return jdbc
                .query(COLUMNS + "where merchant_reference = ?", JdbcPaymentAttempts::attempt, merchantReference)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<PaymentAttempt> find(UUID id) {
        return jdbc.query(COLUMNS + "where id = ? and amount is not null", JdbcPaymentAttempts::attempt, id).stream()
                .findFirst();
    }

    /** Ids are ordered by time. */
    @Override
    public List<PaymentAttempt> latest(Optional<UUID> after, int limit) {
        return jdbc.query(
                COLUMNS + "where amount is not null and (?::uuid is null or id < ?::uuid) order by id desc limit ?",
                JdbcPaymentAttempts::attempt,
                after.orElse(null),
                after.orElse(null),
                limit);
    }

    static PaymentAttempt attempt(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        return new PaymentAttempt(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                new StoreId(row.getObject("store_id", UUID.class)),
                AttemptState.valueOf(row.getString("state")),
                Money.of(row.getLong("amount"), currency),
                Money.of(row.getLong("tax_free"), currency),
                row.getString("merchant_reference"),
                row.getString("idempotency_key"),
                row.getString("provider_reference"),
                PaymentMethod.valueOf(row.getString("method")),
                time(row, "started_at"),
                time(row, "paid_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    @Override
    public boolean move(String merchantReference, AttemptState to, String providerReference, AttemptState... from) {
        return jdbc.update(
                        """
                        update payment.attempt
                        set state = ?, provider_reference = coalesce(?, provider_reference),
                            started_at = case when ? then now() else started_at end,
                            paid_at = case when ? then now() else paid_at end
                        where merchant_reference = ? and state = any (?)""",
                        to.name(),
                        providerReference,
                        to == AttemptState.APPROVING,
                        to == AttemptState.PAID,
                        merchantReference,
                        Stream.of(from).map(Enum::name).toArray(String[]::new))
                == 1;
    }

    @Override
    public void voidOf(OrderId order) {
        String state = jdbc.queryForObject(
                """
                insert into payment.attempt as a (id, order_id, state) values (gen_random_uuid(), ?, 'VOIDED')
                on conflict (order_id) where state <> 'FAILED' do update
                set state = case when a.state = 'CREATED' then 'VOIDED' else a.state end
                returning state""",
                String.class,
                order.value());
        if (AttemptState.APPROVING.name().equals(state)
                || AttemptState.UNKNOWN.name().equals(state)) {
            throw new IllegalStateException("order " + order + " is being paid: not yet");
        }
    }
}
