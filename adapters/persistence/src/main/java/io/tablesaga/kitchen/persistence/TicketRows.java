package io.tablesaga.kitchen.persistence;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Rows of tickets, a row a line, those of a ticket together. */
final class TicketRows implements ResultSetExtractor<List<Ticket>> {

    @Override
    public List<Ticket> extractData(ResultSet row) throws SQLException {
        List<Ticket> tickets = new ArrayList<>();
        for (boolean more = row.next(); more; ) {
            Ticket head = head(row);
            UUID order = head.order().value();
            List<Ticket.Line> lines = new ArrayList<>();
            do {
                lines.add(line(row));
                more = row.next();
            } while (more && order.equals(row.getObject("order_id", UUID.class)));
            tickets.add(head.with(lines));
        }
        return tickets;
    }

    private static Ticket head(ResultSet row) throws SQLException {
        return new Ticket(
                new OrderId(row.getObject("order_id", UUID.class)),
                new StoreId(row.getObject("store_id", UUID.class)),
                new TableId(row.getObject("table_id", UUID.class)),
                new VisitId(row.getObject("visit_id", UUID.class)),
                List.of(),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("read_at").toInstant(),
                row.getLong("number"),
                row.getInt("pickup_number"),
                Serving.valueOf(row.getString("serving")),
                TraceParent.of(row.getString("traceparent")));
    }

    private static Ticket.Line line(ResultSet row) throws SQLException {
        return new Ticket.Line(
                row.getInt("position"),
                row.getString("name"),
                row.getInt("quantity"),
                row.getString("station"),
                List.of((String[]) row.getArray("options").getArray()),
                row.getInt("turn"),
                LineState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getTimestamp("since")).map(Timestamp::toInstant),
                row.getBoolean("unseen"));
    }
}
