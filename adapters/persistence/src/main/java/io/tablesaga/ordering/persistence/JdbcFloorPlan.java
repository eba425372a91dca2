package io.tablesaga.ordering.persistence;

import io.tablesaga.floor.FloorPlan;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tables with what is ordered at them. It is here because orders are. */
public final class JdbcFloorPlan implements FloorPlan {

    /** Of the orders {@code o}, without what was taken back; while it is PLACING nobody has ordered anything yet. */
    private static final String SUMS =
            """
            sum(m.amount) as total,
            sum(m.amount) filter (where o.state in ('AWAITING_PAYMENT', 'CONFIRMING_PAYMENT')) as unpaid,
            max(o.currency) as currency
            """;

    private static final String AMOUNT =
            """
            cross join lateral (select coalesce(sum(l.unit_price * l.quantity), 0)::bigint as amount
                                from ordering.order_line l where l.order_id = o.id and l.cancelled_by is null) m
            """;

    private static final String PAGE =
            """
            select t.id, t.name, v.id as visit, v.began_at, v.guests, p.phones, o.orders, o.paying, o.at_counter,
                   o.refund_owed, o.last, o.total, o.unpaid, o.currency, c.calls, c.calling_since, h.turns as held_turns,
                   e.orders as left_orders, e.left_at, e.total as left_total, e.unpaid as left_unpaid,
                   e.currency as left_currency
            from (select id, name from floor.dining_table
                  where store_id = ? and removed_at is null and (?::uuid is null or id > ?::uuid) order by id limit ?) t
            left join floor.visit v on v.table_id = t.id and v.ended_at is null
            left join lateral (
                select count(*) as phones from floor.phone p where p.visit_id = v.id and p.left_at is null) p on true
            left join lateral (
                select count(*) as calls, min(s.called_at) as calling_since from floor.staff_call s
                where s.visit_id = v.id and s.acknowledged_at is null and s.over_at is null) c on true
            left join lateral (
                select count(*) as orders,
                       count(*) filter (where o.state = 'REFUND_FAILED') as refund_owed,
                       count(*) filter (where o.state = 'AWAITING_PAYMENT' and o.at_counter) as at_counter,
                       count(*) filter (where o.state in ('CONFIRMING_PAYMENT', 'CANCELLING')
                                           or o.state = 'AWAITING_PAYMENT' and not o.at_counter) as paying,
                       max(o.placed_at) as last,
            """
                    + SUMS + " from ordering.orders o " + AMOUNT
                    + """
                where o.visit_id = v.id and o.state not in ('PLACING', 'CANCELLED')) o on true
            left join lateral (
                select array_agg(distinct l.turn order by l.turn) as turns
                from ordering.orders o join ordering.order_line l on l.order_id = o.id
                where o.visit_id = v.id and l.kitchen = 'HELD' and l.cancelled_by is null) h on true
            left join lateral (
                select count(*) as orders, max(w.ended_at) as left_at,
            """
                    + SUMS + " from floor.visit w join ordering.orders o on o.visit_id = w.id " + AMOUNT
                    + """
                where w.table_id = t.id and w.left_open and w.ended_at > now() - interval '24 hours'
                  and o.state not in ('PLACING', 'PAID', 'CANCELLED')) e on true
            order by t.id""";

    private final JdbcTemplate jdbc;

    public JdbcFloorPlan(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Place> page(StoreId store, Optional<TableId> after, int limit) {
        UUID last = after.map(TableId::value).orElse(null);
        return jdbc.query(PAGE, (row, n) -> place(row), store.value(), last, last, limit);
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(new TableId(row.getObject("id", UUID.class)), row.getString("name"), party(row), left(row));
    }

    private static Optional<Party> party(ResultSet row) throws SQLException {
        UUID visit = row.getObject("visit", UUID.class);
        if (visit == null) {
            return Optional.empty();
        }
        return Optional.of(new Party(
                new VisitId(visit),
                row.getTimestamp("began_at").toInstant(),
                Optional.ofNullable(row.getObject("guests", Integer.class)),
                row.getInt("phones"),
                new Ordered(
                        row.getInt("orders"),
                        row.getInt("paying"),
                        row.getInt("at_counter"),
                        row.getInt("refund_owed"),
                        instant(row, "last"),
                        row.getInt("orders") == 0 ? Optional.empty() : Optional.of(sums(row, ""))),
                row.getInt("calls") == 0
                        ? Optional.empty()
                        : Optional.of(new Calls(
                                row.getInt("calls"),
                                instant(row, "calling_since").orElseThrow())),
                turns(row)));
    }

    private static List<Integer> turns(ResultSet row) throws SQLException {
        Array turns = row.getArray("held_turns");
        return turns == null ? List.of() : List.of((Integer[]) turns.getArray());
    }

    private static Optional<Left> left(ResultSet row) throws SQLException {
        int orders = row.getInt("left_orders");
        return orders == 0
                ? Optional.empty()
                : Optional.of(new Left(orders, instant(row, "left_at").orElseThrow(), sums(row, "left_")));
    }

    private static Sums sums(ResultSet row, String of) throws SQLException {
        String currency = row.getString(of + "currency");
        return new Sums(Money.of(row.getLong(of + "total"), currency), Money.of(row.getLong(of + "unpaid"), currency));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
