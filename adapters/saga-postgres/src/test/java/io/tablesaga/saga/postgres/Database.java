package io.tablesaga.saga.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** One real PostgreSQL for all tests of this JVM, as durable as in production. */
final class Database {

    private static final EmbeddedPostgres SERVER = start();
    static final HikariDataSource POOL = pool("tests");
    static final JdbcTemplate JDBC = new JdbcTemplate(POOL);

    static {
        SagaSchema.create(POOL);
        JDBC.execute("create table effect (id bigint generated always as identity primary key, saga uuid, what text)");
    }

    private Database() {}

    static HikariDataSource pool(String name) {
        return pool(name, SERVER.getPostgresDatabase());
    }

    /** Of another database of the same server. */
    static HikariDataSource poolOf(String database) {
        return pool(database, SERVER.getDatabase("postgres", database));
    }

    private static HikariDataSource pool(String name, DataSource database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setMaximumPoolSize(8);
        config.setPoolName(name);
        config.setAllowPoolSuspension(true);
        return new HikariDataSource(config);
    }

    /** For other processes. */
    static String url() {
        return SERVER.getJdbcUrl("postgres", "postgres");
    }

    /** As a power cut would stop it, and on the same port again. */
    static void restart() throws IOException, InterruptedException {
        String data = JDBC.queryForObject("show data_directory", String.class);
        String binary = JDBC.queryForObject("select setting from pg_config where name = 'BINDIR'", String.class);
        List<String> command = new ArrayList<>(
                List.of(binary + "/pg_ctl", "restart", "--wait", "--mode=immediate", "--pgdata=" + data));
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL does not start as root; so does the embedded one.
            command.addAll(0, List.of("unshare", "-U"));
        }
        Process restart = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!restart.waitFor(60, TimeUnit.SECONDS) || restart.exitValue() != 0) {
            throw new IllegalStateException("PostgreSQL did not come back");
        }
    }

    static void clear() {
        JDBC.execute("truncate saga.saga, saga.step, saga.journal, saga.node, effect");
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
