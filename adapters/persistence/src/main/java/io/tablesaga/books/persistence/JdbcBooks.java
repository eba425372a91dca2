package io.tablesaga.books.persistence;

import io.tablesaga.books.Books;
import io.tablesaga.payment.PaymentGateway.Transaction;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The books over the real tables, all rules in one REPEATABLE READ snapshot. What is on its way is counted by kind and
 * becomes a violation when it is older than the age limit; the limit is the only tolerance.
 */
public final class JdbcBooks implements Books {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;
    private final Duration ageLimit;

    public JdbcBooks(DataSource dataSource, Duration ageLimit) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.snapshot = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        this.ageLimit = ageLimit;
    }

    @Override
    public Report check(List<Transaction> provider, Instant since) {
        return snapshot.execute(status -> {
            // However large a rule's tables are, orders keep the other cores.
            jdbc.execute("set local max_parallel_workers_per_gather = 0");
            List<Violation> violations = new ArrayList<>();
            Map<String, Long> onTheWay = new TreeMap<>();
            Instant now = jdbc.queryForObject("select now()", Timestamp.class).toInstant();
            BooksSql.RULES.forEach((rule, sql) -> judge(rule, sql, violations, onTheWay));
            judge(
                    "provider-agrees",
                    BooksSql.PROVIDER,
                    violations,
                    onTheWay,
                    provider.stream().map(Transaction::merchantReference).toArray(String[]::new),
                    provider.stream()
                            .map(moved ->
                                    moved.captured().minor() - moved.refunded().minor())
                            .toArray(Long[]::new),
                    Timestamp.from(since));
            return new Report(now, violations, onTheWay);
        });
    }

    /** Each rule answers rows (subject, detail, since): without «since» a violation at once, else when it is late. */
    private void judge(
            String rule, String sql, List<Violation> violations, Map<String, Long> onTheWay, Object... arguments) {
        jdbc.query(
                "select subject, detail, since is null or since < now() - ? * interval '1 millisecond' as broken from ("
                        + sql + ") as findings (subject, detail, since)",
                row -> {
                    if (row.getBoolean(3)) {
                        violations.add(new Violation(rule, row.getString(1), row.getString(2)));
                    } else {
                        onTheWay.merge(row.getString(2), 1L, Long::sum);
                    }
                },
                prepend(ageLimit.toMillis(), arguments));
    }

    private static Object[] prepend(Object first, Object... rest) {
        List<Object> all = new ArrayList<>();
        all.add(first);
        all.addAll(List.of(rest));
        return all.toArray();
    }
}
