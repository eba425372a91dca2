package io.tablesaga.kitchen.persistence;

import io.tablesaga.kitchen.MoveTickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where what a visit has ordered is served, and with whose. Its row is the first that a change takes, before any ticket. */
final class ServedAt {

    /**
     * Written also when it is known: until the ticket is committed nobody moves it, and a move that was first is seen.
     */
    private static final String SERVED_AT =
            """
            insert into kitchen.served_at as s (visit_id, table_id, party_id) values (?, ?, ?)
            on conflict (visit_id) do update set table_id = s.table_id returning table_id""";

    /** In the order of their ids, so that two moves wait for each other and do not lock up. */
    private static final String MOVE =
            """
            insert into kitchen.served_at as s (visit_id, table_id, party_id, moves)
            select v.id, ?, ?, ? from unnest(?::uuid[]) as v (id) order by v.id
            on conflict (visit_id) do update set table_id = excluded.table_id, party_id = excluded.party_id, moves = excluded.moves
            where s.moves < excluded.moves""";

    /** What is served stays where it was served. */
    private static final String MOVED =
            """
            update kitchen.ticket t set table_id = s.table_id, version = t.version + 1
            from kitchen.served_at s
            where s.visit_id = any (?::uuid[]) and t.visit_id = s.visit_id and t.table_id <> s.table_id
              and exists (select from kitchen.ticket_line l where l.order_id = t.order_id and l.state <> 'SERVED')
            returning t.order_id""";

    private final JdbcTemplate jdbc;

    ServedAt(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param table where it was ordered */
    TableId of(VisitId visit, TableId table) {
        return new TableId(jdbc.queryForObject(SERVED_AT, UUID.class, visit.value(), table.value(), visit.value()));
    }

    /** @return the orders whose tickets have another table now, all of them locked */
    List<OrderId> move(MoveTickets command) {
        String[] visits = command.visits().stream().map(VisitId::toString).toArray(String[]::new);
        jdbc.update(MOVE, command.to().value(), command.party().value(), command.moves(), visits);
        // By another statement: it sees the tickets that were committed while the visits were waited for.
        return jdbc.queryForList(MOVED, UUID.class, (Object) visits).stream()
                .sorted()
                .map(OrderId::new)
                .toList();
    }
}
