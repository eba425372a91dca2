package io.tablesaga.kitchen.persistence;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Rows of tickets, a row a line, those of a ticket together. */
final class TicketRows implements ResultSetExtractor<List<Ticket>> {

    @Override
    public List<Ticket> extractData(ResultSet row) throws SQLException {
        List<Ticket> tickets = new ArrayList<>();
        List<Ticket.Line> lines = new ArrayList<>();
        for (boolean more = row.next(); more; ) {
            OrderId order = new OrderId(row.getObject("order_id", UUID.class));
            StoreId store = new StoreId(row.getObject("store_id", UUID.class));
            TableId table = new TableId(row.getObject("table_id", UUID.class));
            var receivedAt = row.getTimestamp("received_at").toInstant();
            do {
                lines.add(line(row));
                more = row.next();
            } while (more && order.value().equals(row.getObject("order_id", UUID.class)));
            tickets.add(new Ticket(order, store, table, lines, receivedAt));
            lines.clear();
        }
        return tickets;
    }

    static Ticket.Line line(ResultSet row) throws SQLException {
        return new Ticket.Line(
                row.getInt("position"),
                row.getString("name"),
                row.getInt("quantity"),
                List.of((String[]) row.getArray("options").getArray()),
                LineState.valueOf(row.getString("state")));
    }
}
