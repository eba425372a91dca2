package io.tablesaga.ordering.persistence;

import io.tablesaga.ordering.Carts.Left;
import io.tablesaga.stock.SoldOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** How many there are of an item, in a row of any statement that reads {@link #COLUMNS}. */
final class StockLeftRow {

    /** Of {@code stock.item i}. */
    static final String COLUMNS =
            """
            case when i.sold_out_until > now() then 0 else coalesce(i.available, 0) end as available,
            coalesce(i.sold_out_until > now(), false) as sold_out, nullif(i.sold_out_until, 'infinity') as sold_out_until""";

    private StockLeftRow() {}

    static Left of(ResultSet row) throws SQLException {
        return new Left(
                row.getInt("available"), row.getBoolean("sold_out") ? Optional.of(soldOut(row)) : Optional.empty());
    }

    private static SoldOut soldOut(ResultSet row) throws SQLException {
        return new SoldOut(Optional.ofNullable(row.getObject("sold_out_until", OffsetDateTime.class))
                .map(OffsetDateTime::toInstant));
    }
}
