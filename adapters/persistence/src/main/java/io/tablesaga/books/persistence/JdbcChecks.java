package io.tablesaga.books.persistence;

import io.tablesaga.books.Checks;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The note in PostgreSQL, whose clock says when it is time. A node that dies while it checks keeps nobody from the next turn. */
public final class JdbcChecks implements Checks {

    private final JdbcTemplate jdbc;

    public JdbcChecks(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean begin(Duration every) {
        return jdbc.update(
                        "update books.last_check set due_at = now() + ? * interval '1 millisecond' where due_at <= now()",
                        every.toMillis())
                == 1;
    }

    /** Of two that ran at once the later snapshot stays. */
    @Override
    public void ended(Check check, Duration rest) {
        jdbc.update(
                """
                update books.last_check set at = ?, node = ?, violations = ?, due_at = now() + ? * interval '1 millisecond'
                where at <= ?""",
                Timestamp.from(check.at()),
                check.node().orElse(null),
                check.violations(),
                rest.toMillis(),
                Timestamp.from(check.at()));
    }

    @Override
    public Check last() {
        return jdbc.queryForObject(
                "select at, node, violations from books.last_check",
                (row, number) -> new Check(
                        row.getTimestamp("at").toInstant(),
                        Optional.ofNullable(row.getString("node")),
                        row.getLong("violations")));
    }
}
