package io.tablesaga.kitchen.persistence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.kitchen.AdvanceAnswer;
import io.tablesaga.kitchen.AdvanceAnswer.Outcome;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.kitchen.WithdrawAnswer;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Kitchen tickets in PostgreSQL. Order ids are born in time order, so the oldest ticket has the lowest id. */
public final class JdbcTickets implements Tickets {

    private static final String AGAIN = "AGAIN";

    /** In a transaction the second look is the last: the ticket is locked by then. */
    private static final int LOOKS = 20;

    private final JdbcTemplate jdbc;

    public JdbcTickets(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean open(OpenTicket command) {
        List<OpenTicket.Line> lines = command.lines();
        return jdbc.queryForObject(
                        TicketSql.OPEN,
                        Long.class,
                        command.order().value(),
                        command.store().value(),
                        command.table().value(),
                        lines.stream().map(OpenTicket.Line::position).toArray(Integer[]::new),
                        lines.stream().map(OpenTicket.Line::name).toArray(String[]::new),
                        lines.stream().map(OpenTicket.Line::quantity).toArray(Integer[]::new),
                        lines.stream().map(JdbcTickets::options).toArray(String[]::new))
                == 1;
    }

    /** An array of arrays would be one array to the database. */
    private static String options(OpenTicket.Line line) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        line.options().forEach(names::add);
        return names.toString();
    }

    @Override
    public WithdrawAnswer withdraw(WithdrawTicket command) {
        List<Integer> begun = new ArrayList<>();
        String word = decided(command.order(), () -> {
            String[] said = new String[1];
            jdbc.query(
                    TicketSql.WITHDRAW,
                    row -> {
                        said[0] = row.getString("word");
                        if (row.getObject("begun") != null) {
                            begun.add(row.getInt("begun"));
                        }
                    },
                    command.order().value(),
                    command.saga().value(),
                    command.positions().toArray(Integer[]::new),
                    command.agreed());
            return said[0];
        });
        return switch (word) {
            case "WITHDRAW", "WITHDRAWN" -> new WithdrawAnswer(true, List.of());
            case "BEGUN", "REFUSED" -> new WithdrawAnswer(false, begun);
            default ->
                throw new IllegalStateException(
                        "the ticket of order " + command.order() + " has not all lines of " + command.positions());
        };
    }

    @Override
    public void restore(RestoreTicket command) {
        decided(
                command.order(),
                () -> jdbc.queryForObject(
                        TicketSql.RESTORE,
                        String.class,
                        command.order().value(),
                        command.saga().value()));
    }

    @Override
    public AdvanceAnswer advance(AdvanceTicket command) {
        List<Ticket.Line> lines = new ArrayList<>();
        String word = decided(command.order(), () -> {
            lines.clear();
            String[] said = new String[1];
            jdbc.query(
                    TicketSql.ADVANCE,
                    row -> {
                        said[0] = row.getString("word");
                        if (row.getObject("position") != null) {
                            lines.add(TicketRows.line(row));
                        }
                    },
                    command.order().value(),
                    command.positions().toArray(Integer[]::new),
                    command.to().name(),
                    command.to().way().stream().map(Enum::name).toArray(String[]::new));
            return said[0];
        });
        return new AdvanceAnswer(Outcome.valueOf(word), lines);
    }

    @Override
    public List<Ticket> ofStore(StoreId store, Optional<OrderId> after, int limit) {
        UUID last = after.map(OrderId::value).orElse(null);
        return jdbc.query(TicketSql.OF_STORE, new TicketRows(), store.value(), last, last, limit);
    }

    private static String decided(OrderId order, Supplier<String> look) {
        for (int looks = 0; looks < LOOKS; looks++) {
            String word = look.get();
            if (!AGAIN.equals(word)) {
                return word;
            }
        }
        throw new PessimisticLockingFailureException("the ticket of order " + order + " does not come to rest");
    }
}
