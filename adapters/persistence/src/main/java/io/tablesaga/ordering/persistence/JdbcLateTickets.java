package io.tablesaga.ordering.persistence;

import io.tablesaga.kitchen.LateTickets;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Late tickets, found among those that ordering waits for: each call is one statement. */
public final class JdbcLateTickets implements LateTickets {

    /** A ticket that has come is none, whenever ordering hears of it. */
    private static final String LATE =
            """
            select a.order_id, a.store_id, o.table_id, o.total, o.currency, a.since,
                   extract(epoch from now() - a.since)::bigint as waited,
                   array(select l.quantity || ' × ' || l.name from ordering.order_line l
                         where l.order_id = o.id and l.cancelled_by is null order by l.position) as lines
            from ordering.awaited_ticket a join ordering.orders o on o.id = a.order_id
            where o.state = 'PAID' and a.since < now() - ?::bigint * interval '1 millisecond'
              and not exists (select from kitchen.ticket t where t.order_id = a.order_id and t.received_at is not null)
            """;

    private static final String OF_STORE =
            LATE + "and a.store_id = ? and (?::uuid is null or a.order_id > ?::uuid) order by a.order_id limit ?";

    private static final String TO_ALARM = "with late as (" + LATE
            + """
              and a.alarmed_at is null order by a.order_id limit ? for update of a skip locked),
            told as (
                update ordering.awaited_ticket a set alarmed_at = now() from late where a.order_id = late.order_id)
            select * from late""";

    private final JdbcTemplate jdbc;
    private final long patience;

    /** @param patience how long a ticket may take from its order's payment */
    public JdbcLateTickets(DataSource dataSource, Duration patience) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.patience = patience.toMillis();
    }

    @Override
    public List<LateTicket> ofStore(StoreId store, Optional<OrderId> after, int limit) {
        UUID last = after.map(OrderId::value).orElse(null);
        return jdbc.query(OF_STORE, JdbcLateTickets::ticket, patience, store.value(), last, last, limit);
    }

    @Override
    public List<LateTicket> toAlarm(int limit) {
        return jdbc.query(TO_ALARM, JdbcLateTickets::ticket, patience, limit);
    }

    private static LateTicket ticket(ResultSet row, int number) throws SQLException {
        return new LateTicket(
                new OrderId(row.getObject("order_id", UUID.class)),
                new StoreId(row.getObject("store_id", UUID.class)),
                new TableId(row.getObject("table_id", UUID.class)),
                Money.of(row.getLong("total"), row.getString("currency")),
                row.getTimestamp("since").toInstant(),
                Duration.ofSeconds(row.getLong("waited")),
                List.of((String[]) row.getArray("lines").getArray()));
    }
}
