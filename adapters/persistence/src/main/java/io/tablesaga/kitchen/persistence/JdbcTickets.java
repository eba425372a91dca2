package io.tablesaga.kitchen.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Kitchen tickets in PostgreSQL. Order ids are born in time order, so the oldest ticket has the lowest id. */
public final class JdbcTickets implements Tickets {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Ticket.Line>> LINES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;

    public JdbcTickets(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean open(OpenTicket command) {
        return jdbc.update(
                        """
                        insert into kitchen.ticket (order_id, store_id, table_id, lines) values (?, ?, ?, ?::jsonb)
                        on conflict (order_id) do nothing""",
                        command.order().value(),
                        command.store().value(),
                        command.table().value(),
                        json(command.lines()))
                == 1;
    }

    @Override
    public List<Ticket> ofStore(StoreId store, Optional<OrderId> after, int limit) {
        return jdbc.query(
                """
                select order_id, store_id, table_id, lines, received_at from kitchen.ticket
                where store_id = ? and (?::uuid is null or order_id > ?::uuid) order by order_id limit ?""",
                (row, n) -> new Ticket(
                        new OrderId(row.getObject(1, UUID.class)),
                        new StoreId(row.getObject(2, UUID.class)),
                        new TableId(row.getObject(3, UUID.class)),
                        lines(row.getString(4)),
                        row.getTimestamp(5).toInstant()),
                store.value(),
                after.map(OrderId::value).orElse(null),
                after.map(OrderId::value).orElse(null),
                limit);
    }

    private static String json(List<Ticket.Line> lines) {
        try {
            return JSON.writeValueAsString(lines);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ticket cannot be written", e);
        }
    }

    private static List<Ticket.Line> lines(String json) {
        try {
            return JSON.readValue(json, LINES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ticket cannot be read", e);
        }
    }
}
