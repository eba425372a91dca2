package io.tablesaga.ordering.persistence;

import io.tablesaga.ordering.Cart;
import io.tablesaga.ordering.CartLine;
import io.tablesaga.ordering.CartLine.Seen;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Rows of one cart, a row a line; one without a line where it is empty. */
final class CartRows implements ResultSetExtractor<Cart> {

    private final VisitId visit;

    CartRows(VisitId visit) {
        this.visit = visit;
    }

    @Override
    public Cart extractData(ResultSet row) throws SQLException {
        int version = 0;
        List<CartLine> lines = new ArrayList<>();
        while (row.next()) {
            version = row.getInt("cart_version");
            UUID id = row.getObject("id", UUID.class);
            if (id != null) {
                lines.add(line(id, row));
            }
        }
        // Nobody writes down that lines are back; whoever changes one next starts from what is counted here.
        int back = (int) lines.stream().filter(CartLine::back).count();
        return new Cart(visit, version + back, lines);
    }

    private static CartLine line(UUID id, ResultSet row) throws SQLException {
        PlaceOrder.Line wish = new PlaceOrder.Line(
                new ItemId(row.getObject("item_id", UUID.class)),
                row.getInt("quantity"),
                Set.of((UUID[]) row.getArray("options").getArray()),
                Optional.of(row.getInt("item_version")));
        return new CartLine(
                id,
                row.getInt("version"),
                wish,
                row.getObject("device_id", UUID.class),
                row.getBoolean("back"),
                seen(row));
    }

    private static Optional<Seen> seen(ResultSet row) throws SQLException {
        String name = row.getString("seen_name");
        return name == null
                ? Optional.empty()
                : Optional.of(new Seen(name, Money.of(row.getLong("seen_price"), row.getString("seen_currency"))));
    }
}
