package io.tablesaga.floor.persistence;

import io.tablesaga.floor.CallReason;
import io.tablesaga.floor.StaffCall;
import io.tablesaga.floor.StaffCalls;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Calls for staff in PostgreSQL. */
public final class JdbcStaffCalls implements StaffCalls {

    private static final String OPEN = "c.acknowledged_at is null and c.over_at is null";

    private static final String SELECT =
            """
            select c.id, c.visit_id, v.table_id, t.name, c.reason, c.words, c.called_at, c.acknowledged_at,
                   c.over_at is not null as over
            from floor.staff_call c join floor.visit v on v.id = c.visit_id join floor.dining_table t on t.id = v.table_id
            """;

    private final JdbcTemplate jdbc;

    public JdbcStaffCalls(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** As an order that counts its guests holds the visit: two that came to share it could not both write. */
    @Override
    public Optional<Set<CallReason>> lock(VisitId visit) {
        return jdbc
                .query(
                        """
                        select s.call_reasons from floor.visit v join floor.store s on s.id = v.store_id
                        where v.id = ? and v.ended_at is null for no key update of v""",
                        (row, n) -> Set.copyOf(CallReasons.of(row)),
                        visit.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<StaffCall> recent(VisitId visit, Duration time) {
        return jdbc.query(
                SELECT + "where c.visit_id = ? and (" + OPEN
                        + " or c.called_at > clock_timestamp() - ? * interval '1 ms') order by c.id desc limit 100",
                JdbcStaffCalls::call,
                visit.value(),
                time.toMillis());
    }

    @Override
    public void add(UUID call, VisitId visit, UUID device, CallReason reason, String words) {
        jdbc.update(
                """
                insert into floor.staff_call (id, store_id, visit_id, reason, words, device_id)
                select ?, store_id, id, ?, ?, ? from floor.visit where id = ?""",
                call,
                reason.name(),
                words,
                device,
                visit.value());
    }

    @Override
    public Optional<StaffCall> acknowledge(StoreId store, UUID call, AccountId by) {
        jdbc.update(
                """
                update floor.staff_call set acknowledged_at = clock_timestamp(), acknowledged_by = ?
                where id = ? and store_id = ? and acknowledged_at is null and over_at is null""",
                by.value(),
                call,
                store.value());
        return jdbc
                .query(SELECT + "where c.id = ? and c.store_id = ?", JdbcStaffCalls::call, call, store.value())
                .stream()
                .findFirst();
    }

    @Override
    public List<StaffCall> open(StoreId store, Optional<UUID> after, int limit) {
        UUID last = after.orElse(null);
        return jdbc.query(
                SELECT + "where c.store_id = ? and " + OPEN
                        + " and (?::uuid is null or c.id > ?::uuid) order by c.id limit ?",
                JdbcStaffCalls::call,
                store.value(),
                last,
                last,
                limit);
    }

    private static StaffCall call(ResultSet row, int number) throws SQLException {
        return new StaffCall(
                row.getObject("id", UUID.class),
                new VisitId(row.getObject("visit_id", UUID.class)),
                new TableId(row.getObject("table_id", UUID.class)),
                row.getString("name"),
                CallReason.valueOf(row.getString("reason")),
                Optional.ofNullable(row.getString("words")),
                row.getTimestamp("called_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("acknowledged_at")).map(Timestamp::toInstant),
                row.getBoolean("over"));
    }
}
