package io.tablesaga.audit.persistence;

import io.tablesaga.audit.Action;
import io.tablesaga.audit.Audit;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.persistence.LogMonths;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The audit's tables; ids and times are the database's, so that all nodes write one sequence. */
public final class JdbcAudit implements Audit {

    private static final String BEGIN =
            """
            insert into audit.action (account_id, operation, store_id, ids, said, address, node)
            values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?) returning id""";

    /** Names as they are now: an account may be called otherwise later, or be erased. */
    private static final String ENTRIES =
            """
            select e.id, e.at, e.account_id,
                   case when a.name <> '' then a.login end as login, nullif(a.name, '') as name, e.operation, e.store_id, e.ids, e.said, e.address, e.node,
                   (select o.status from audit.outcome o where o.action_id = e.id limit 1) as status
            from audit.action e left join accounts.account a on a.id = e.account_id
            where (?::uuid is null or e.store_id = ?::uuid) and (?::uuid is null or e.account_id = ?::uuid)
              and (?::text is null or e.operation = ?::text) and (?::timestamptz is null or e.at >= ?::timestamptz)
              and (?::timestamptz is null or e.at < ?::timestamptz) and (?::uuid is null or e.id < ?::uuid)
            order by e.id desc limit ?""";

    private static final String ALARMS =
            """
            select id, minute, kind, store_id, subject, address, count, last_at from audit.alarm
            where (?::uuid is null or store_id = ?::uuid) and (?::uuid is null or id < ?::uuid)
            order by id desc limit ?""";

    private final JdbcTemplate jdbc;
    private final String node;
    private final LogMonths months;

    /** @param keepMonths whole months to keep; 0 keeps all */
    public JdbcAudit(DataSource dataSource, String node, int keepMonths) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.node = node;
        this.months = new LogMonths(jdbc, "audit", keepMonths);
        months.turn();
    }

    @Override
    public UUID begin(Action action) {
        months.turnEveryHour();
        return jdbc.queryForObject(
                BEGIN,
                UUID.class,
                action.account().map(AccountId::value).orElse(null),
                action.operation().orElse(null),
                action.store().map(StoreId::value).orElse(null),
                action.ids(),
                action.said(),
                action.address(),
                node);
    }

    @Override
    public void end(UUID entry, int status) {
        jdbc.update("insert into audit.outcome (action_id, status) values (?, ?)", entry, status);
    }

    @Override
    public List<Entry> entries(Asked asked) {
        UUID store = asked.store().map(StoreId::value).orElse(null);
        UUID account = asked.account().map(AccountId::value).orElse(null);
        String operation = asked.operation().orElse(null);
        OffsetDateTime from = asked.from().map(JdbcAudit::utc).orElse(null);
        OffsetDateTime to = asked.to().map(JdbcAudit::utc).orElse(null);
        UUID after = asked.after().orElse(null);
        return jdbc.query(
                ENTRIES,
                JdbcAudit::entry,
                store,
                store,
                account,
                account,
                operation,
                operation,
                from,
                from,
                to,
                to,
                after,
                after,
                asked.limit());
    }

    @Override
    public List<Alarm> alarms(Optional<StoreId> store, Optional<UUID> after, int limit) {
        UUID of = store.map(StoreId::value).orElse(null);
        UUID last = after.orElse(null);
        return jdbc.query(
                ALARMS,
                (row, n) -> new Alarm(
                        row.getObject("id", UUID.class),
                        instant(row, "minute"),
                        row.getString("kind"),
                        store(row),
                        row.getString("subject"),
                        row.getString("address"),
                        row.getLong("count"),
                        instant(row, "last_at")),
                of,
                of,
                last,
                last,
                limit);
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                instant(row, "at"),
                new Action(
                        Optional.ofNullable(row.getObject("account_id", UUID.class))
                                .map(AccountId::new),
                        Optional.ofNullable(row.getString("operation")),
                        store(row),
                        row.getString("ids"),
                        row.getString("said"),
                        row.getString("address")),
                Optional.ofNullable(row.getString("login")),
                Optional.ofNullable(row.getString("name")),
                row.getString("node"),
                Optional.ofNullable(row.getObject("status", Integer.class)));
    }

    private static Optional<StoreId> store(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getObject("store_id", UUID.class)).map(StoreId::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
