package io.tablesaga.floor.persistence;

import io.tablesaga.floor.Tables;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables in PostgreSQL. */
public final class JdbcTables implements Tables {

    private static final RowMapper<Table> TABLE = (row, n) -> table(row);

    private static final String LIST =
            """
            select t.id, t.name, t.code, v.began_at,
                   (select count(*) from floor.phone p where p.visit_id = v.id and p.left_at is null),
                   (select count(*) from floor.tablet b where b.table_id = t.id and b.released_at is null)
            from floor.dining_table t left join floor.visit v on v.table_id = t.id and v.ended_at is null
            where t.store_id = ? and t.removed_at is null and (?::uuid is null or t.id > ?::uuid)
            order by t.id limit ?""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public JdbcTables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public Change add(StoreId store, Table table) {
        return named(
                """
                insert into floor.dining_table (id, store_id, name, code)
                select ?, s.id, ?, ? from floor.store s where s.id = ?
                returning id, name, code""",
                table.id().value(),
                table.name(),
                table.code(),
                store.value());
    }

    @Override
    public Change rename(StoreId store, TableId table, String name) {
        return named(
                """
                update floor.dining_table set name = ? where id = ? and store_id = ? and removed_at is null
                returning id, name, code""",
                name,
                table.value(),
                store.value());
    }

    @Override
    public Change giveCode(StoreId store, TableId table, String code) {
        return named(
                """
                update floor.dining_table set code = ? where id = ? and store_id = ? and removed_at is null
                returning id, name, code""",
                code,
                table.value(),
                store.value());
    }

    private Change named(String sql, Object... values) {
        try {
            return changed(jdbc.query(sql, TABLE, values));
        } catch (DuplicateKeyException e) {
            return new Change.NameTaken();
        }
    }

    private static Change changed(List<Table> tables) {
        return tables.isEmpty() ? new Change.Unknown() : new Change.Done(tables.get(0));
    }

    /** Whoever sits down or binds a tablet there meanwhile waits for the row's lock, and finds no table. */
    @Override
    public Change remove(StoreId store, TableId table) {
        return transaction.execute(status -> {
            List<Table> there = jdbc.query(
                    """
                    select id, name, code from floor.dining_table
                    where id = ? and store_id = ? and removed_at is null for update""",
                    TABLE,
                    table.value(),
                    store.value());
            if (there.isEmpty()) {
                return new Change.Unknown();
            }
            boolean seated = Boolean.TRUE.equals(jdbc.queryForObject(
                    "select exists (select from floor.visit where table_id = ? and ended_at is null)",
                    Boolean.class,
                    table.value()));
            if (seated) {
                return new Change.Occupied();
            }
            jdbc.update("update floor.dining_table set removed_at = now() where id = ?", table.value());
            jdbc.update(
                    "update floor.tablet set released_at = now() where table_id = ? and released_at is null",
                    table.value());
            return changed(there);
        });
    }

    @Override
    public Optional<Table> find(StoreId store, TableId table) {
        return jdbc
                .query(
                        "select id, name, code from floor.dining_table where id = ? and store_id = ? and removed_at is null",
                        TABLE,
                        table.value(),
                        store.value())
                .stream()
                .findFirst();
    }

    @Override
    public Optional<Placed> byCode(String code) {
        return jdbc
                .query(
                        "select id, name, code, store_id from floor.dining_table where code = ? and removed_at is null",
                        (row, n) -> new Placed(new StoreId(row.getObject(4, UUID.class)), table(row)),
                        code)
                .stream()
                .findFirst();
    }

    @Override
    public List<TableState> list(StoreId store, Optional<TableId> after, int limit) {
        UUID last = after.map(TableId::value).orElse(null);
        return jdbc.query(
                LIST,
                (row, n) -> new TableState(
                        table(row),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getInt(5),
                        row.getInt(6)),
                store.value(),
                last,
                last,
                limit);
    }

    private static Table table(ResultSet row) throws SQLException {
        return new Table(new TableId(row.getObject(1, UUID.class)), row.getString(2), row.getString(3));
    }
}
