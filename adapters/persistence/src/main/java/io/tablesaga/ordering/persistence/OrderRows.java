package io.tablesaga.ordering.persistence;

import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderLine;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Rows of one order, a row a line. */
final class OrderRows implements ResultSetExtractor<List<Order>> {

    @Override
    public List<Order> extractData(ResultSet row) throws SQLException {
        List<OrderLine> lines = new ArrayList<>();
        Order order = null;
        while (row.next()) {
            lines.add(OrderLineRow.of(row));
            order = new Order(
                    new OrderId(row.getObject("id", UUID.class)),
                    new StoreId(row.getObject("store_id", UUID.class)),
                    new TableId(row.getObject("table_id", UUID.class)),
                    new VisitId(row.getObject("visit_id", UUID.class)),
                    new SagaId(row.getObject("saga_id", UUID.class)),
                    OrderState.valueOf(row.getString("state")),
                    row.getString("reason"),
                    Money.of(row.getLong("total"), row.getString("currency")),
                    lines,
                    row.getTimestamp("placed_at").toInstant(),
                    row.getInt("remaining_seconds"),
                    Optional.ofNullable(row.getObject("ready_in", Integer.class))
                            .map(seconds -> Duration.ofSeconds(Math.max(0, seconds))),
                    Serving.valueOf(row.getString("serving")),
                    row.getObject("business_day", LocalDate.class),
                    Optional.ofNullable(row.getObject("pickup_number", Integer.class)),
                    TraceParent.of(row.getString("traceparent")));
        }
        return order == null ? List.of() : List.of(order);
    }
}
