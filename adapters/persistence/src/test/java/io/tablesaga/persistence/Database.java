package io.tablesaga.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tablesaga.demo.persistence.DemoData;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.persistence.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** One real PostgreSQL for all tests of this JVM, with the demo's stores. */
final class Database {

    static final HikariDataSource POOL = start();
    static final JdbcTemplate JDBC = new JdbcTemplate(POOL);
    static final StoreId STORE = StoreId.of("00000000-0000-7000-8000-000000000001");

    private Database() {}

    /** An item of its own for each test, so that tests cannot meet. */
    static ItemId dish(int stock) {
        UUID id = UUID.randomUUID();
        JDBC.update("insert into stock.item (id, store_id, available) values (?, ?, ?)", id, STORE.value(), stock);
        JDBC.update(
                "insert into stock.movement (id, store_id, item_id, quantity, reason) values (gen_random_uuid(), ?, ?, ?, 'test')",
                STORE.value(),
                id,
                stock);
        return new ItemId(id);
    }

    private static HikariDataSource start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            HikariConfig config = new HikariConfig();
            config.setDataSource(server.getPostgresDatabase());
            config.setMaximumPoolSize(16);
            HikariDataSource pool = new HikariDataSource(config);
            Migrations.migrate(pool);
            new JdbcTemplate(pool)
                    .execute(
                            """
                            create schema saga;
                            create table saga.saga (id uuid primary key, state text, deadline timestamptz,
                                due_at timestamptz not null default now(), created_at timestamptz not null default now(),
                                finished_at timestamptz);
                            create table saga.journal (saga_id uuid, at timestamptz, event text)""");
            new DemoData(pool).load();
            return pool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
