package io.tablesaga.payment.persistence;

import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
            select id, order_id, store_id, state, amount, currency, merchant_reference, idempotency_key,
                   provider_reference, checkout, started_at
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
                    insert into payment.attempt (id, order_id, store_id, state, amount, currency,
                                                 merchant_reference, idempotency_key, checkout, started_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then now() end)""",
                    attempt.id(),
                    attempt.order().value(),
                    attempt.store().value(),
                    attempt.state().name(),
                    attempt.amount().minor(),
                    attempt.amount().currency().getCurrencyCode(),
                    attempt.merchantReference(),
                    attempt.idempotencyKey(),
                    attempt.checkout(),
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

    static PaymentAttempt attempt(ResultSet row, int number) throws SQLException {
        Timestamp started = row.getTimestamp("started_at");
        return new PaymentAttempt(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                new StoreId(row.getObject("store_id", UUID.class)),
                AttemptState.valueOf(row.getString("state")),
                Money.of(row.getLong("amount"), row.getString("currency")),
                row.getString("merchant_reference"),
                row.getString("idempotency_key"),
                row.getString("provider_reference"),
                row.getBoolean("checkout"),
                started == null ? null : started.toInstant());
    }

    @Override
    public boolean move(String merchantReference, AttemptState to, String providerReference, AttemptState... from) {
        return jdbc.update(
                        """
                        update payment.attempt
                        set state = ?, provider_reference = coalesce(?, provider_reference),
                            started_at = case when ? then now() else started_at end
                        where merchant_reference = ? and state = any (?)""",
                        to.name(),
                        providerReference,
                        to == AttemptState.APPROVING,
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
