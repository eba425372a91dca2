package io.tablesaga.payment.persistence;

import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.payment.Refund;
import io.tablesaga.payment.RefundState;
import io.tablesaga.payment.Refunds;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refunds in PostgreSQL: one statement a call. */
public final class JdbcRefunds implements Refunds {

    private static final String COLUMNS =
            """
            id, coalesce(cancel_id, id) as cancel_id, order_id, saga_id, merchant_reference, provider_reference, method,
            amount, tax_free, remaining, by_hand, currency, reason, state, provider_cancel, started_at, ended_at""";

    private final JdbcTemplate jdbc;

    public JdbcRefunds(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Refund add(Refund refund) {
        try {
            return jdbc.queryForObject(
                    """
                    insert into payment.refund (id, order_id, saga_id, merchant_reference, provider_reference,
                                                method, amount, tax_free, remaining, currency, reason, state)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKING') returning """
                            + " " + COLUMNS,
                    JdbcRefunds::refund,
                    refund.id(),
                    refund.order().value(),
                    refund.saga().value(),
                    refund.merchantReference(),
                    refund.providerReference(),
                    refund.method().name(),
                    refund.amount().minor(),
                    refund.taxFree().minor(),
                    refund.remaining().minor(),
                    refund.amount().currency().getCurrencyCode(),
                    refund.reason());
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException(
                    "payment " + refund.merchantReference() + " is being given back already", e);
        }
    }

    @Override
    public Optional<Refund> ofSaga(SagaId saga) {
        return jdbc
                .query(
                        "select " + COLUMNS + " from payment.refund where saga_id = ?",
                        JdbcRefunds::refund,
                        saga.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<Refund> ofOrder(OrderId order) {
        return jdbc.query(
                "select " + COLUMNS + " from payment.refund where order_id = ? order by started_at, id",
                JdbcRefunds::refund,
                order.value());
    }

    @Override
    public List<Refund> ofAttempts(Collection<String> merchantReferences) {
        return jdbc.query(
                "select " + COLUMNS + " from payment.refund where merchant_reference = any (?) order by started_at, id",
                JdbcRefunds::refund,
                (Object) merchantReferences.toArray(String[]::new));
    }

    @Override
    public Money takenFrom(String providerReference, Money captured) {
        Long taken = jdbc.queryForObject(
                "select coalesce(sum(amount - by_hand), 0) from payment.refund where provider_reference = ? and state <> 'REFUSED'",
                Long.class,
                providerReference);
        return new Money(taken == null ? 0 : taken, captured.currency());
    }

    @Override
    public boolean move(SagaId saga, RefundState to, String providerCancel) {
        return jdbc.update(
                        """
                        update payment.refund
                        set state = ?, provider_cancel = coalesce(?, provider_cancel),
                            ended_at = case when ? then now() end
                        where saga_id = ? and state <> 'REFUNDED'""",
                        to.name(),
                        providerCancel,
                        to == RefundState.REFUNDED || to == RefundState.REFUSED,
                        saga.value())
                == 1;
    }

    @Override
    public void askAgain(SagaId saga, UUID cancelId, Money remaining) {
        try {
            settled(
                    saga,
                    jdbc.update(
                            """
                            update payment.refund
                            set state = 'ASKING', cancel_id = ?, remaining = ?, started_at = now(), ended_at = null
                            where saga_id = ? and state in ('REFUSED', 'REVIEW')""",
                            cancelId,
                            remaining.minor(),
                            saga.value()));
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("the payment of saga " + saga + " is being given back already", e);
        }
    }

    @Override
    public void byHand(SagaId saga, Money byHand) {
        settled(
                saga,
                jdbc.update(
                        """
                        update payment.refund set state = 'REFUNDED', by_hand = ?, ended_at = now()
                        where saga_id = ? and state in ('REFUSED', 'REVIEW')""",
                        byHand.minor(),
                        saga.value()));
    }

    private static void settled(SagaId saga, int rows) {
        if (rows != 1) {
            throw new IllegalStateException("the refund of saga " + saga + " waits for no human");
        }
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        Timestamp ended = row.getTimestamp("ended_at");
        return new Refund(
                row.getObject("id", UUID.class),
                row.getObject("cancel_id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                new SagaId(row.getObject("saga_id", UUID.class)),
                row.getString("merchant_reference"),
                row.getString("provider_reference"),
                PaymentMethod.valueOf(row.getString("method")),
                Money.of(row.getLong("amount"), currency),
                Money.of(row.getLong("tax_free"), currency),
                Money.of(row.getLong("remaining"), currency),
                Money.of(row.getLong("by_hand"), currency),
                row.getString("reason"),
                RefundState.valueOf(row.getString("state")),
                row.getString("provider_cancel"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
