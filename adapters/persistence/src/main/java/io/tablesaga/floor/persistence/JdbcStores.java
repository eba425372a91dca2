package io.tablesaga.floor.persistence;

import io.tablesaga.floor.Stores;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Stores in PostgreSQL. */
public final class JdbcStores implements Stores {

    private final JdbcTemplate jdbc;

    public JdbcStores(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean exists(StoreId store) {
        return jdbc.queryForObject(
                "select exists (select 1 from floor.store where id = ?)", Boolean.class, store.value());
    }

    @Override
    public Optional<Place> place(StoreId store, TableId table) {
        return jdbc
                .query(
                        """
                        select s.name, t.name, s.time_zone, s.trade_name, s.business_number, s.address
                        from floor.store s join floor.dining_table t on t.store_id = s.id
                        where s.id = ? and t.id = ?""",
                        (row, n) -> new Place(
                                row.getString(1),
                                row.getString(2),
                                ZoneId.of(row.getString(3)),
                                new Seller(row.getString(4), row.getString(5), row.getString(6))),
                        store.value(),
                        table.value())
                .stream()
                .findFirst();
    }
}
