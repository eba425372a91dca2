package io.tablesaga.console.persistence;

import io.tablesaga.console.Sagas.Attempt;
import io.tablesaga.console.Sagas.Found;
import io.tablesaga.console.Sagas.Given;
import io.tablesaga.console.Sagas.Kind;
import io.tablesaga.console.Sagas.State;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** What {@link SagasSql} selects, row by row. */
final class SagaRows {

    private SagaRows() {}

    static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                new SagaId(id(row, "id")),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                known(id(row, "order_id"), OrderId::new),
                row.getString("order_state"),
                known(id(row, "store_id"), StoreId::new),
                id(row, "table_id"),
                row.getString("table_name"),
                at(row, "created_at"),
                at(row, "deadline"),
                at(row, "finished_at"),
                money(row, "amount"),
                row.getInt("entries"));
    }

    static Attempt attempt(ResultSet row, int number) throws SQLException {
        return new Attempt(
                id(row, "id"),
                row.getString("method"),
                row.getString("merchant_reference"),
                row.getString("provider_reference"),
                row.getString("state"),
                money(row, "amount"),
                at(row, "created_at"),
                at(row, "started_at"),
                at(row, "paid_at"),
                at(row, "next_look_up_at"));
    }

    static Given given(ResultSet row, int number) throws SQLException {
        return new Given(
                id(row, "id"),
                new SagaId(id(row, "saga_id")),
                row.getString("merchant_reference"),
                row.getString("provider_reference"),
                row.getString("provider_cancel"),
                row.getString("state"),
                money(row, "amount"),
                money(row, "by_hand"),
                at(row, "started_at"),
                at(row, "ended_at"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return known(row.getTimestamp(column), Timestamp::toInstant);
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? null : Money.of(amount, row.getString("currency"));
    }

    private static <T, R> R known(T value, Function<T, R> as) {
        return value == null ? null : as.apply(value);
    }
}
