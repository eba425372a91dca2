package io.tablesaga.menu.persistence;

import io.tablesaga.menu.Menus;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.stock.SoldOut;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What guests read of the menu. */
public final class JdbcMenus implements Menus {

    private final JdbcTemplate jdbc;

    public JdbcMenus(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Store> stores(int limit) {
        Map<StoreId, String> names = new LinkedHashMap<>();
        Map<StoreId, List<Table>> tables = new LinkedHashMap<>();
        jdbc.query(
                """
                select s.id, s.name, t.id, t.name
                from (select id, name from floor.store order by id limit ?) s
                left join floor.dining_table t on t.store_id = s.id and t.removed_at is null
                order by s.id, t.id""",
                row -> {
                    StoreId store = new StoreId(row.getObject(1, UUID.class));
                    names.put(store, row.getString(2));
                    List<Table> ofStore = tables.computeIfAbsent(store, id -> new ArrayList<>());
                    UUID table = row.getObject(3, UUID.class);
                    if (table != null) {
                        ofStore.add(new Table(new TableId(table), row.getString(4)));
                    }
                },
                limit);
        return names.entrySet().stream()
                .map(store -> new Store(store.getKey(), store.getValue(), tables.get(store.getKey())))
                .toList();
    }

    @Override
    public List<Item> items(StoreId store, Optional<ItemId> after, int limit) {
        return jdbc.query(
                """
                select c.id, c.category, c.name, c.description, c.price, c.currency, c.tax_kind,
                       coalesce(i.available, 0), coalesce(i.sold_out_until > now(), false), nullif(i.sold_out_until, 'infinity')
                from ordering.catalogue_item c left join stock.item i on i.id = c.id
                where c.store_id = ?
                  and (?::uuid is null or (c.position, c.id) >
                       (select a.position, a.id from ordering.catalogue_item a where a.id = ?::uuid))
                order by c.position, c.id limit ?""",
                (row, n) -> new Item(
                        new ItemId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Money.of(row.getLong(5), row.getString(6)),
                        TaxKind.valueOf(row.getString(7)),
                        row.getBoolean(9) ? 0 : row.getInt(8),
                        soldOut(row)),
                store.value(),
                after.map(ItemId::value).orElse(null),
                after.map(ItemId::value).orElse(null),
                limit);
    }

    private static Optional<SoldOut> soldOut(ResultSet row) throws SQLException {
        if (!row.getBoolean(9)) {
            return Optional.empty();
        }
        return Optional.of(new SoldOut(
                Optional.ofNullable(row.getObject(10, OffsetDateTime.class)).map(OffsetDateTime::toInstant)));
    }
}
