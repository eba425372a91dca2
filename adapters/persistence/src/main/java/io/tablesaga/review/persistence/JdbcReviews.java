package io.tablesaga.review.persistence;

import io.tablesaga.review.Review;
import io.tablesaga.review.Review.Kind;
import io.tablesaga.review.Reviews;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What waits for a human, in PostgreSQL: one statement a call, over the few sagas that wait. */
public final class JdbcReviews implements Reviews {

    /** Every step of an order's sagas carries its order; a saga that gives stray money back has its refund. */
    private static final String WAITING =
            """
            select w.id,
                   case when w.state = 'STUCK' then 'UNDO_STUCK'
                        when r.id is null then 'PAYMENT_UNDECIDED'
                        when c.id is null then 'STRAY_MONEY'
                        when r.state = 'REFUSED' then 'REFUND_OWED'
                        else 'REFUND_UNCLEAR' end as kind,
                   coalesce(r.order_id, w.order_id) as order_id, a.id as attempt, a.merchant_reference,
                   coalesce(r.provider_reference, a.provider_reference) as provider_reference,
                   coalesce(r.amount, a.amount) as amount, coalesce(r.currency, a.currency) as currency,
                   coalesce((select max(j.at) from saga.journal j where j.saga_id = w.id and j.event in ('REVIEW', 'STUCK')),
                            w.created_at) as since,
                   w.last_error
            from (select s.*, (select (t.options ->> 'orderId')::uuid from saga.step t
                               where t.saga_id = s.id and t.options ->> 'orderId' is not null limit 1) as order_id
                  from saga.saga s where s.state in ('STUCK', 'REVIEW')) w
            left join payment.refund r on r.saga_id = w.id
            left join ordering.cancellation c on c.saga_id = w.id
            left join lateral (
                select p.* from payment.attempt p
                where p.order_id = coalesce(r.order_id, w.order_id) and p.amount is not null
                  and (r.id is null or p.merchant_reference = r.merchant_reference)
                order by p.created_at desc limit 1) a on true
            """;

    private static final String ORDER =
            """
            select order_id from payment.refund where saga_id = ?
            union all
            select (options ->> 'orderId')::uuid from saga.step where saga_id = ? and options ->> 'orderId' is not null
            limit 1""";

    private final JdbcTemplate jdbc;

    public JdbcReviews(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Ids are ordered by time. */
    @Override
    public List<Review> waiting(Optional<SagaId> after, int limit) {
        UUID last = after.map(SagaId::value).orElse(null);
        return jdbc.query(
                WAITING + "where ?::uuid is null or w.id > ?::uuid order by w.id limit ?",
                JdbcReviews::review,
                last,
                last,
                limit);
    }

    @Override
    public Optional<Review> find(SagaId saga) {
        return jdbc.query(WAITING + "where w.id = ?", JdbcReviews::review, saga.value()).stream()
                .findFirst();
    }

    @Override
    public boolean known(SagaId saga) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select exists (select from saga.saga where id = ?)", Boolean.class, saga.value()));
    }

    @Override
    public Optional<OrderId> orderOf(SagaId saga) {
        return jdbc
                .query(
                        ORDER,
                        (row, n) -> new OrderId(row.getObject("order_id", UUID.class)),
                        saga.value(),
                        saga.value())
                .stream()
                .findFirst();
    }

    private static Review review(ResultSet row, int number) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        String currency = row.getString("currency");
        return new Review(
                new SagaId(row.getObject("id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                order == null ? null : new OrderId(order),
                row.getObject("attempt", UUID.class),
                row.getString("merchant_reference"),
                row.getString("provider_reference"),
                currency == null ? null : Money.of(row.getLong("amount"), currency),
                row.getTimestamp("since").toInstant(),
                row.getString("last_error"));
    }
}
