package io.tablesaga.ordering.persistence;

import io.tablesaga.menu.Course;
import io.tablesaga.ordering.CancelOrder;
import io.tablesaga.ordering.CancelRefused;
import io.tablesaga.ordering.Cancellation;
import io.tablesaga.ordering.CancellationState;
import io.tablesaga.ordering.Cancellations;
import io.tablesaga.ordering.StandingLine;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.VisitId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Cancel requests in PostgreSQL: one statement a call. */
public final class JdbcCancellations implements Cancellations {

    private final JdbcTemplate jdbc;

    public JdbcCancellations(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<StandingLine> standing(VisitId visit) {
        // Apart: one statement that had to wait would not see the orders it has waited for.
        UUID now = lock(visit.value());
        return jdbc.query(
                OfferSql.STANDING,
                (row, n) -> new StandingLine(
                        new OrderId(row.getObject(1, UUID.class)),
                        row.getInt(2),
                        new ItemId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        Course.valueOf(row.getString(5)),
                        row.getBoolean("counts")),
                now);
    }

    /** The visit that it was merged into meanwhile, or itself. */
    private UUID lock(UUID visit) {
        List<UUID> into = jdbc.queryForList(
                "select coalesce(merged_into, id) from floor.visit where id = ? for update", UUID.class, visit);
        return into.isEmpty() || into.get(0).equals(visit) ? visit : lock(into.get(0));
    }

    @Override
    public Cancellation record(UUID id, CancelOrder command) {
        return jdbc.queryForObject(
                CancellationSql.RECORD,
                JdbcCancellations::cancellation,
                id,
                command.by().name(),
                array(command.positions()),
                command.agreed(),
                command.discarded(),
                command.reason(),
                command.idempotencyKey(),
                command.order().value());
    }

    @Override
    public Optional<Cancellation> find(UUID id) {
        return select("where id = ?", id).stream().findFirst();
    }

    @Override
    public Optional<Cancellation> ofSaga(SagaId saga) {
        return select("where saga_id = ?", saga.value()).stream().findFirst();
    }

    @Override
    public List<Cancellation> ofOrder(OrderId order) {
        return select("where order_id = ? order by requested_at desc, id desc limit 100", order.value());
    }

    private List<Cancellation> select(String where, UUID id) {
        return jdbc.query(
                "select " + CancellationSql.COLUMNS + " from ordering.cancellation " + where,
                JdbcCancellations::cancellation,
                id);
    }

    @Override
    public List<Cancellation> due(int limit) {
        return jdbc.query(CancellationSql.DUE, JdbcCancellations::cancellation, limit);
    }

    @Override
    public boolean begin(UUID id, SagaId saga) {
        return one(CancellationSql.BEGIN, id, id, saga.value(), saga.value());
    }

    @Override
    public void take(SagaId saga, List<Integer> positions, Money amount) {
        jdbc.update(
                "update ordering.cancellation set taken = ?::integer[], amount = ? where saga_id = ?",
                array(positions),
                amount.minor(),
                saga.value());
    }

    @Override
    public void keep(SagaId saga) {
        jdbc.update(CancellationSql.KEEP, saga.value(), saga.value());
    }

    @Override
    public void refuse(UUID id, SagaId saga, CancelRefused.Why why) {
        UUID begun = saga == null ? null : saga.value();
        jdbc.update(CancellationSql.REFUSE, begun, why.name(), id, begun);
    }

    @Override
    public boolean end(SagaId saga) {
        return one(CancellationSql.END, saga.value(), CancellationState.CANCELLED.name(), saga.value());
    }

    @Override
    public boolean resume(SagaId saga) {
        return one(CancellationSql.RESUME, saga.value(), saga.value(), saga.value(), saga.value());
    }

    @Override
    public void refundFailed(SagaId saga) {
        one(CancellationSql.REFUND_FAILED, saga.value(), CancellationState.REFUND_FAILED.name(), saga.value());
    }

    private boolean one(String sql, Object... arguments) {
        Integer rows = jdbc.queryForObject(sql, Integer.class, arguments);
        return rows != null && rows == 1;
    }

    private static Integer[] array(List<Integer> positions) {
        return positions.toArray(Integer[]::new);
    }

    private static Cancellation cancellation(ResultSet row, int number) throws SQLException {
        UUID saga = row.getObject("saga_id", UUID.class);
        long amount = row.getLong("amount");
        boolean known = !row.wasNull();
        return new Cancellation(
                row.getObject("id", UUID.class),
                new OrderId(row.getObject("order_id", UUID.class)),
                saga == null ? null : new SagaId(saga),
                CancellationState.valueOf(row.getString("state")),
                CancelOrder.Asker.valueOf(row.getString("asked_by")),
                positions(row.getArray("positions")),
                positions(row.getArray("taken")),
                row.getBoolean("agreed"),
                row.getBoolean("discarded"),
                row.getString("reason"),
                row.getString("refusal"),
                known ? Money.of(amount, row.getString("currency")) : null,
                row.getTimestamp("requested_at").toInstant());
    }

    private static List<Integer> positions(Array array) throws SQLException {
        return List.of((Integer[]) array.getArray());
    }
}
