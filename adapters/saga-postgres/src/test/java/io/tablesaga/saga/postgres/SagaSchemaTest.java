package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class SagaSchemaTest {

    @Test
    void many_nodes_that_start_at_once_on_an_empty_database_make_one_schema() throws Exception {
        Database.JDBC.execute("create database empty");
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        try (HikariDataSource pool = Database.poolOf("empty")) {
            Callable<Void> start = () -> {
                SagaSchema.create(pool);
                return null;
            };
            for (Future<Void> started : nodes.invokeAll(Collections.nCopies(6, start))) {
                started.get();
            }
            assertThat(new JdbcTemplate(pool)
                            .queryForObject(
                                    "select count(*) from information_schema.tables where table_schema = 'saga'",
                                    Integer.class))
                    .isEqualTo(4);
        } finally {
            nodes.shutdown();
        }
    }
}
