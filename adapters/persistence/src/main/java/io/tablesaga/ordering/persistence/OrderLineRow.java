package io.tablesaga.ordering.persistence;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.menu.Course;
import io.tablesaga.ordering.OrderLine;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** A line of an order, in a row of any statement that reads {@link #COLUMNS} and the order's currency. */
final class OrderLineRow {

    /** Of {@code ordering.order_line l}. */
    static final String COLUMNS =
            "l.item_id, l.name, l.quantity, l.unit_price, l.tax_kind, l.options, l.course, l.station, l.turn, l.kitchen, l.cancelled_by";

    private OrderLineRow() {}

    static OrderLine of(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new OrderLine(
                new ItemId(row.getObject("item_id", UUID.class)),
                row.getString("name"),
                row.getInt("quantity"),
                Money.of(row.getLong("unit_price"), currency),
                TaxKind.valueOf(row.getString("tax_kind")),
                ChosenOptionsJson.read(row.getString("options"), currency),
                Course.valueOf(row.getString("course")),
                row.getString("station"),
                row.getInt("turn"),
                Optional.ofNullable(row.getString("kitchen")).map(LineState::valueOf),
                row.getObject("cancelled_by") != null);
    }
}
