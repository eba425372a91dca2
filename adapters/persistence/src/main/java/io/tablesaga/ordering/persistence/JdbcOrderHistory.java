package io.tablesaga.ordering.persistence;

import io.tablesaga.ordering.OrderHistory;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders of a visit, a table or a person, a page at a time. Ids sort by birth, so they are the order of time. */
public final class JdbcOrderHistory implements OrderHistory {

    private static final String PAGE =
            """
            select o.id, o.store_id, s.name as store, o.visit_id, o.device_id, o.state, o.reason, o.total, o.currency, o.placed_at,
                   o.serving, o.pickup_number,
            """
                    + OrderLineRow.COLUMNS
                    + """

            from (select * from ordering.orders
                  where %s and (?::uuid is null or id < ?::uuid) order by id desc limit ?) o
            join ordering.order_line l on l.order_id = o.id
            join floor.store s on s.id = o.store_id
            order by o.id desc, l.position""";

    private static final String OF_VISIT = PAGE.formatted("visit_id = ?");
    private static final String OF_ACCOUNT = PAGE.formatted("account_id = ?");
    private static final String AT_TABLE = PAGE.formatted(
            """
            visit_id in (select v.id from floor.visit v
                         where v.table_id = ? and v.merged_into is null
                           and (v.ended_at is null or v.ended_at > now() - interval '24 hours'))""");

    private final JdbcTemplate jdbc;

    public JdbcOrderHistory(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Placed> ofVisit(VisitId visit, Optional<OrderId> after, int limit) {
        return page(OF_VISIT, visit.value(), after, limit);
    }

    @Override
    public List<Placed> ofAccount(AccountId account, Optional<OrderId> after, int limit) {
        return page(OF_ACCOUNT, account.value(), after, limit);
    }

    @Override
    public Optional<List<Placed>> atTable(StoreId store, TableId table, Optional<OrderId> after, int limit) {
        Boolean there = jdbc.queryForObject(
                "select exists (select from floor.dining_table where id = ? and store_id = ?)",
                Boolean.class,
                table.value(),
                store.value());
        return Boolean.TRUE.equals(there) ? Optional.of(page(AT_TABLE, table.value(), after, limit)) : Optional.empty();
    }

    private List<Placed> page(String sql, UUID whose, Optional<OrderId> after, int limit) {
        UUID last = after.map(OrderId::value).orElse(null);
        Map<UUID, Placed> orders = new LinkedHashMap<>();
        jdbc.query(
                sql,
                row -> {
                    UUID id = row.getObject("id", UUID.class);
                    if (!orders.containsKey(id)) {
                        orders.put(id, placed(id, row));
                    }
                    orders.get(id).lines().add(OrderLineRow.of(row));
                },
                whose,
                last,
                last,
                limit);
        return List.copyOf(orders.values());
    }

    private static Placed placed(UUID id, ResultSet row) throws SQLException {
        return new Placed(
                new OrderId(id),
                new StoreId(row.getObject("store_id", UUID.class)),
                row.getString("store"),
                new VisitId(row.getObject("visit_id", UUID.class)),
                row.getObject("device_id", UUID.class),
                OrderState.valueOf(row.getString("state")),
                row.getString("reason"),
                Money.of(row.getLong("total"), row.getString("currency")),
                new ArrayList<>(),
                Serving.valueOf(row.getString("serving")),
                Optional.ofNullable(row.getObject("pickup_number", Integer.class)),
                row.getTimestamp("placed_at").toInstant());
    }
}
