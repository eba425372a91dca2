package io.tablesaga.saga.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
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
