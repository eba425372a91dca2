package io.tablesaga.kitchen.persistence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.kitchen.Tickets.OpenTicket;
import io.tablesaga.kitchen.Tickets.Opened;
import io.tablesaga.shared.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A ticket that comes, as {@link TicketSql#OPEN} takes it. */
final class OpenColumns {

    private OpenColumns() {}

    /** @param table where it is served */
    static Object[] of(OpenTicket command, TableId table) {
        List<OpenTicket.Line> lines = command.lines();
        return new Object[] {
            command.order().value(),
            command.store().value(),
            table.value(),
            command.visit().value(),
            command.trace().value(),
            command.day(),
            command.serving().name(),
            lines.stream().map(OpenTicket.Line::position).toArray(Integer[]::new),
            lines.stream().map(OpenTicket.Line::name).toArray(String[]::new),
            lines.stream().map(OpenTicket.Line::quantity).toArray(Integer[]::new),
            lines.stream().map(OpenTicket.Line::station).toArray(String[]::new),
            lines.stream().map(OpenColumns::options).toArray(String[]::new),
            lines.stream().map(OpenTicket.Line::turn).toArray(Integer[]::new),
            command.order().value()
        };
    }

    static Opened opened(ResultSet row, int number) throws SQLException {
        return new Opened(row.getInt("opened") == 1, List.of((Integer[])
                row.getArray("held").getArray()));
    }

    /** An array of arrays would be one array to the database. */
    private static String options(OpenTicket.Line line) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        line.options().forEach(names::add);
        return names.toString();
    }
}
