package io.tablesaga.floor.persistence;

import io.tablesaga.floor.JoinCode;
import io.tablesaga.floor.Visit;
import io.tablesaga.floor.VisitStart;
import io.tablesaga.floor.Visits;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Visits in PostgreSQL; a unique index decides who sits at a table. */
public final class JdbcVisits implements Visits {

    private static final String SELECT = "select v.id, v.store_id, v.table_id, v.began_at from floor.visit v ";

    private static final String SCANNED =
            """
            select s.id, s.name, t.id, t.name, s.visit_start,
                   exists (select 1 from floor.visit v where v.table_id = t.id and v.ended_at is null)
            from floor.dining_table t join floor.store s on s.id = t.store_id
            where t.code = ? and t.removed_at is null""";

    private static final String SHOWN_CODE =
            """
            select join_code, join_code_until from floor.visit
            where id = ? and ended_at is null and join_code_until > now()""";

    private static final String CODE =
            """
            update floor.visit set
                join_code = case when join_code_until > now() then join_code else ? end,
                join_code_until = case when join_code_until > now() then join_code_until
                                       else now() + ? * interval '1 ms' end
            where id = ? and ended_at is null returning join_code, join_code_until""";

    private static final String RENEW_CODE =
            """
            update floor.visit set join_code = ?, join_code_until = now() + ? * interval '1 ms'
            where id = ? and ended_at is null returning join_code, join_code_until""";

    /** How many they are together is known when it is known of both. */
    private static final String MERGE =
            """
            with over as (
                update floor.visit set ended_at = now(), join_code = null, merged_into = ? where id = ?)
            update floor.visit v set guests = v.guests + f.guests, moves = greatest(v.moves, f.moves) + 1
            from floor.visit f where v.id = ? and f.id = ? returning v.moves""";

    /** Nobody rewrites a visit that is over: whoever holds it would be waited for by who holds this one, and wait for it. */
    private static final String MERGED_INTO =
            """
            with recursive merged as (
                select id from floor.visit where merged_into = ?
                union all
                select v.id from merged m join floor.visit v on v.merged_into = m.id)
            select id from merged order by id""";

    private static final String CLOSE_DOUBLE_CALLS =
            """
            update floor.staff_call c set over_at = now()
            from floor.staff_call o
            where c.visit_id = ? and o.visit_id = ? and o.reason = c.reason
              and c.acknowledged_at is null and c.over_at is null and o.acknowledged_at is null and o.over_at is null""";

    private final JdbcTemplate jdbc;

    public JdbcVisits(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<Scanned> scanned(String tableCode) {
        return first(jdbc.query(
                SCANNED,
                (row, n) -> new Scanned(
                        new StoreId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        new TableId(row.getObject(3, UUID.class)),
                        row.getString(4),
                        row.getBoolean(6),
                        VisitStart.valueOf(row.getString(5))),
                tableCode));
    }

    @Override
    public Optional<VisitStart> startAt(StoreId store, TableId table) {
        return first(jdbc.query(
                """
                select s.visit_start from floor.dining_table t join floor.store s on s.id = t.store_id
                where s.id = ? and t.id = ? and t.removed_at is null
                for key share of t""",
                (row, n) -> VisitStart.valueOf(row.getString(1)),
                store.value(),
                table.value()));
    }

    @Override
    public Optional<Visit> begin(VisitId id, StoreId store, TableId table, Integer guests) {
        // Whoever removes the table waits for this, or this finds it removed.
        return first(jdbc.query(
                """
                insert into floor.visit (id, store_id, table_id, guests)
                select ?, t.store_id, t.id, ?::integer from floor.dining_table t
                where t.id = ? and t.store_id = ? and t.removed_at is null
                for key share
                on conflict (table_id) where ended_at is null do nothing
                returning id, store_id, table_id, began_at""",
                JdbcVisits::visit,
                id.value(),
                guests,
                table.value(),
                store.value()));
    }

    @Override
    public Optional<Visit> hold(StoreId store, TableId table) {
        return first(jdbc.query(
                SELECT + "where v.store_id = ? and v.table_id = ? and v.ended_at is null for update",
                JdbcVisits::visit,
                store.value(),
                table.value()));
    }

    @Override
    public List<Visit> holdBoth(StoreId store, TableId one, TableId other) {
        return jdbc.query(
                SELECT
                        + "where v.store_id = ? and v.table_id in (?, ?) and v.ended_at is null order by v.id for update",
                JdbcVisits::visit,
                store.value(),
                one.value(),
                other.value());
    }

    @Override
    public Optional<Visit> find(VisitId visit) {
        return first(jdbc.query(SELECT + "where v.id = ?", JdbcVisits::visit, visit.value()));
    }

    @Override
    public boolean runs(VisitId visit) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from floor.visit where id = ? and ended_at is null)",
                Boolean.class,
                visit.value()));
    }

    @Override
    public void end(VisitId visit, boolean open) {
        jdbc.update(
                "update floor.visit set ended_at = now(), join_code = null, left_open = ? where id = ? and ended_at is null",
                open,
                visit.value());
        jdbc.update(
                "update floor.staff_call set words = null, over_at = coalesce(over_at, now()) where visit_id = ?",
                visit.value());
        jdbc.update("delete from floor.ask where visit_id = ?", visit.value());
    }

    @Override
    public OptionalInt move(VisitId visit, TableId to) {
        try {
            return jdbc
                    .queryForList(
                            "update floor.visit set table_id = ?, moves = moves + 1 where id = ? and ended_at is null returning moves",
                            Integer.class,
                            to.value(),
                            visit.value())
                    .stream()
                    .mapToInt(Integer::intValue)
                    .findFirst();
        } catch (DuplicateKeyException taken) {
            return OptionalInt.empty();
        }
    }

    @Override
    public int merge(VisitId from, VisitId into) {
        Integer moves =
                jdbc.queryForObject(MERGE, Integer.class, into.value(), from.value(), into.value(), from.value());
        jdbc.update("delete from floor.ask where visit_id = ?", from.value());
        jdbc.update(CLOSE_DOUBLE_CALLS, from.value(), into.value());
        jdbc.update("update floor.staff_call set visit_id = ? where visit_id = ?", into.value(), from.value());
        return moves == null ? 0 : moves;
    }

    @Override
    public List<VisitId> mergedInto(VisitId visit) {
        return jdbc.query(MERGED_INTO, (row, n) -> new VisitId(row.getObject(1, UUID.class)), visit.value());
    }

    @Override
    public Optional<JoinCode> code(VisitId visit, String fresh, Duration life) {
        // Tablets ask often, and orders hold the row: it is written only when there is something to write.
        Optional<JoinCode> shown = first(jdbc.query(SHOWN_CODE, JdbcVisits::joinCode, visit.value()));
        return shown.isPresent() ? shown : code(CODE, visit, fresh, life);
    }

    @Override
    public Optional<JoinCode> renewCode(VisitId visit, String fresh, Duration life) {
        return code(RENEW_CODE, visit, fresh, life);
    }

    private Optional<JoinCode> code(String sql, VisitId visit, String fresh, Duration life) {
        return first(jdbc.query(sql, JdbcVisits::joinCode, fresh, life.toMillis(), visit.value()));
    }

    private static JoinCode joinCode(ResultSet row, int number) throws SQLException {
        return new JoinCode(row.getString(1), row.getTimestamp(2).toInstant());
    }

    @Override
    public Optional<Visit> byCode(TableId table, String code) {
        return first(jdbc.query(
                SELECT
                        + """
                        where v.table_id = ? and v.join_code = ? and v.join_code_until > now() and v.ended_at is null
                        for share""",
                JdbcVisits::visit,
                table.value(),
                code));
    }

    private static Visit visit(ResultSet row, int number) throws SQLException {
        return new Visit(
                new VisitId(row.getObject(1, UUID.class)),
                new StoreId(row.getObject(2, UUID.class)),
                new TableId(row.getObject(3, UUID.class)),
                row.getTimestamp(4).toInstant());
    }

    private static <T> Optional<T> first(List<T> rows) {
        return rows.stream().findFirst();
    }
}
