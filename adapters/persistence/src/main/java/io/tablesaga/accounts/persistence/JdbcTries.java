package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.Tries;
import io.tablesaga.shared.persistence.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries in PostgreSQL: they outlive a restart, and all processes on one database count together. */
public final class JdbcTries implements Tries {

    /** Tries at one subject wait for each other here. */
    private static final String LOCK =
            """
            insert into accounts.tries as t (subject, taken, forget_at) values (?, 0, clock_timestamp())
            on conflict (subject) do update set taken = t.taken
            returning case when forget_at > clock_timestamp() then taken else 0 end,
                      case when locked_until > clock_timestamp() then locked_until end""";

    private static final String COUNT =
            """
            update accounts.tries set taken = ?, locked_until = clock_timestamp() + ? * interval '1 ms',
                forget_at = greatest(
                    case when ? = 1 then clock_timestamp() + ? * interval '1 ms' else forget_at end,
                    clock_timestamp() + ? * interval '1 ms')
            where subject = ?
            returning locked_until""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate alone;

    public JdbcTries(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.alone = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Row(int taken, Optional<Instant> lockedUntil) {}

    @Override
    public Try take(String subject, Limits limits) {
        byte[] hash = Sha256.of(subject);
        return alone.execute(status -> {
            Row row = jdbc.queryForObject(LOCK, (found, n) -> new Row(found.getInt(1), instant(found, 2)), hash);
            return row.lockedUntil().isPresent()
                    ? new Try(false, row.lockedUntil())
                    : new Try(true, count(hash, row.taken() + 1, limits));
        });
    }

    private Optional<Instant> count(byte[] hash, int taken, Limits limits) {
        Duration lock = limits.lockAfter(taken);
        Long locked = lock.isZero() ? null : lock.toMillis();
        return jdbc.queryForObject(
                COUNT,
                (row, n) -> instant(row, 1),
                taken,
                locked,
                taken,
                limits.memory().toMillis(),
                locked,
                hash);
    }

    @Override
    public void forget(String subject) {
        alone.executeWithoutResult(
                status -> jdbc.update("delete from accounts.tries where subject = ?", (Object) Sha256.of(subject)));
    }

    @Override
    public void giveBack(String subject) {
        alone.executeWithoutResult(status -> jdbc.update(
                "update accounts.tries set taken = greatest(taken - 1, 0), locked_until = null where subject = ?",
                (Object) Sha256.of(subject)));
    }

    @Override
    public void forgetOld() {
        jdbc.update("delete from accounts.tries where forget_at < clock_timestamp()");
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
