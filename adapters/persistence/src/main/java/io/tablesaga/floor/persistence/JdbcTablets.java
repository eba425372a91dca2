package io.tablesaga.floor.persistence;

import io.tablesaga.floor.BindTablet;
import io.tablesaga.floor.Tablets;
import io.tablesaga.shared.Admissions;
import io.tablesaga.shared.Admissions.Admission;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.persistence.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tablets in PostgreSQL. Of a token its hash is kept, as {@link JdbcPasses} looks for it. */
public final class JdbcTablets implements Tablets {

    private static final String BIND =
            """
            with place as (
                select id, store_id from floor.dining_table where code = ? and removed_at is null for key share),
            moved as (
                update floor.tablet set released_at = now()
                where id = ?::uuid and released_at is null and exists (select from place))
            insert into floor.tablet (id, store_id, table_id, name, token_hash)
            select ?, place.store_id, place.id, ?, ? from place
            returning store_id, table_id""";

    private static final String BOUND =
            """
            select b.id, b.name, b.table_id, t.name, b.bound_at,
                   exists (select from floor.tablet o
                           where o.table_id = b.table_id and o.released_at is null and o.id <> b.id)
            from floor.tablet b join floor.dining_table t on t.id = b.table_id
            where b.store_id = ? and b.released_at is null and\s""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Admissions admissions;

    public JdbcTablets(DataSource dataSource, Admissions admissions) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.admissions = admissions;
    }

    @Override
    public Optional<String> pinOf(StoreId store) {
        return jdbc
                .queryForList(
                        "select tablet_pin from floor.store where id = ? and tablet_pin is not null",
                        String.class,
                        store.value())
                .stream()
                .findFirst();
    }

    @Override
    public boolean setPin(StoreId store, String hash) {
        return jdbc.update("update floor.store set tablet_pin = ? where id = ?", hash, store.value()) == 1;
    }

    @Override
    public boolean bind(UUID tablet, BindTablet command, String token) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<Admission> bound = jdbc.query(
                    BIND,
                    (row, n) -> admission(tablet, row, command.address()),
                    command.tableCode(),
                    command.before().orElse(null),
                    tablet,
                    command.name(),
                    Sha256.of(token));
            bound.forEach(admissions::note);
            return bound.size() == 1;
        }));
    }

    private static Admission admission(UUID tablet, ResultSet row, String address) throws SQLException {
        return new Admission(
                "tablet-bind",
                Optional.empty(),
                Optional.of(new StoreId(row.getObject("store_id", UUID.class))),
                Map.of("tableId", row.getString("table_id"), "tabletId", tablet.toString()),
                address);
    }

    @Override
    public boolean release(StoreId store, UUID tablet) {
        return jdbc.update(
                        "update floor.tablet set released_at = now() where id = ? and store_id = ? and released_at is null",
                        tablet,
                        store.value())
                == 1;
    }

    @Override
    public List<Bound> list(StoreId store, Optional<UUID> after, int limit) {
        UUID last = after.orElse(null);
        return jdbc.query(
                BOUND + "(?::uuid is null or b.id > ?::uuid) order by b.id limit ?",
                (row, n) -> bound(row),
                store.value(),
                last,
                last,
                limit);
    }

    @Override
    public Optional<Bound> find(StoreId store, UUID tablet) {
        return jdbc.query(BOUND + "b.id = ?", (row, n) -> bound(row), store.value(), tablet).stream()
                .findFirst();
    }

    private static Bound bound(ResultSet row) throws SQLException {
        return new Bound(
                row.getObject(1, UUID.class),
                row.getString(2),
                new TableId(row.getObject(3, UUID.class)),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getBoolean(6));
    }
}
