package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One order in one process costs two transactions that write, with at most ten statements, and before them one read that
 * finds out whose phone it is; PostgreSQL's own log counts.
 */
class CostOfAnOrderTest {

    private static final String STEW = "00000000-0000-7000-8000-000000001001";
    private static final Pattern STATEMENT = Pattern.compile("LOG: {2}(?:statement|execute [^:]+): (.*)");

    private static Product product;

    /** Nothing but orders may commit: relay, kitchen, hints and recovery rest, and the next look for anything else is far off. */
    @BeforeAll
    static void start() {
        product = Product.start(
                Product.Wired.DIRECT,
                "--outbox.relay=false",
                "--kitchen.consumer=false",
                "--payment.hints.follow=false",
                "--printing.poll=3600000",
                "--ordering.late-tickets.look=timer:order-late-tickets?delay=3600000",
                "--books.check=timer:books-check?delay=3600000",
                "--accounts.forget=timer:accounts-forget?delay=3600000",
                "--order.cancellations.poll=3600000",
                "--spring.session.jdbc.cleanup-cron=-",
                "--tablesaga.saga.poll=1h");
        printer();
        order(30);
    }

    /** The store prints: whoever orders there pays no more for it. */
    private static void printer() {
        product.jdbc()
                .update(
                        """
                        insert into printing.printer (id, store_id, name, prints, host, port, paper, form, confirms)
                        values (gen_random_uuid(), ?::uuid, '주방', '{TICKETS,RECEIPTS}', '192.168.0.31', 9100, 'MM_80', 'RASTER',
                                true)""",
                        Product.STORE);
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    /** What is ordered at a station that quotes asks once more: what it has to make before. */
    @Test
    void an_order_costs_one_read_at_the_door_two_commits_and_at_most_ten_statements_in_them() throws Exception {
        Path log = product.servers().folder().path().resolve("postgresql.log");
        admin("alter system set log_statement = 'all'");
        admin("select pg_reload_conf()");
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            order(1);
            return statements(log, 0).size() > 5;
        });
        List<String> statements = ofOneOrder(log);
        statements.forEach(statement -> System.out.println("statement: " + statement));
        costs(statements, 10);

        quoting("[{\"name\": \"\", \"atOnce\": 9, \"makeSeconds\": 60, \"longestWaitSeconds\": 3600}]");
        try {
            List<String> quoted = ofOneOrder(log);
            costs(quoted, 11);
            assertThat(quoted.stream().filter(statement -> statement.contains("ordering.making")))
                    .hasSize(1);
            assertThat(quoted).hasSize(statements.size() + 1);
        } finally {
            quoting("[]");
        }
    }

    private static void quoting(String stations) {
        product.jdbc().update("update floor.store set stations = ?::jsonb where id = ?::uuid", stations, Product.STORE);
    }

    private static List<String> ofOneOrder(Path log) throws Exception {
        int known = Files.readAllLines(log).size();
        order(1);
        return statements(log, known);
    }

    private static void costs(List<String> statements, int most) {
        List<String> boundaries = statements.stream()
                .filter(statement -> statement.equals("BEGIN") || statement.equals("COMMIT"))
                .toList();
        // A statement outside of them would be a commit of its own: there is the door's, and no other.
        assertThat(boundaries).containsExactly("BEGIN", "COMMIT", "BEGIN", "COMMIT");
        assertThat(statements.get(0)).startsWith("select 'phone'");
        assertThat(statements.get(1)).isEqualTo("BEGIN");
        assertThat(statements.get(statements.size() - 1)).isEqualTo("COMMIT");
        assertThat(statements.lastIndexOf("BEGIN")).isEqualTo(statements.indexOf("COMMIT") + 1);
        assertThat(statements.size() - boundaries.size() - 1).isBetween(5, most);
    }

    /**
     * The server's own counters, without what else they count: autovacuum, and one commit for each new connection. A
     * transaction has an id once it writes; the commits count the door's read, too.
     */
    @Test
    void postgresql_counts_two_commits_that_write_and_one_that_reads_an_order() throws Exception {
        admin("alter system set autovacuum = off");
        admin("select pg_reload_conf()");
        long before = settledCommits();
        long written = transactionIds();
        order(50);
        assertThat(transactionIds() - written).isBetween(100L, 110L);
        // The pool asks a connection that has rested whether it still lives: an empty commit now and then, not one an
        // order.
        assertThat(settledCommits() - before).isBetween(150L, 160L);
    }

    private long transactionIds() throws SQLException {
        return Long.parseLong(admin("select pg_snapshot_xmax(pg_current_snapshot())::text"));
    }

    /** A connection at rest reports what it did within ten seconds, and one that ends at once. */
    private static long settledCommits() throws SQLException {
        String now = admin("select clock_timestamp()");
        ((HikariDataSource) product.context().getBean(DataSource.class))
                .getHikariPoolMXBean()
                .softEvictConnections();
        await("every connection that has worked is closed")
                .atMost(Duration.ofSeconds(30))
                .until(() -> admin(
                                "select count(*) from pg_stat_activity where datname = 'tablesaga' and backend_start < '"
                                        + now + "'")
                        .equals("0"));
        return Long.parseLong(admin("select xact_commit - sessions from pg_stat_database where datname = 'tablesaga'"));
    }

    private static List<String> statements(Path log, int from) throws Exception {
        return Files.readAllLines(log).stream()
                .skip(from)
                .map(STATEMENT::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                // Of a connection that was opened meanwhile.
                .filter(statement -> !statement.startsWith("SET application_name"))
                .toList();
    }

    private static void order(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(product.order(UUID.randomUUID().toString(), STEW, 1, "tok_ok")
                            .status())
                    .isEqualTo(201);
        }
    }

    /** From another database, so that asking is not counted. */
    private static String admin(String sql) throws SQLException {
        String url = product.servers().postgres().jdbcUrl().replaceAll("/tablesaga$", "/postgres");
        try (Connection connection = DriverManager.getConnection(
                        url, "postgres", product.servers().postgres().password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
