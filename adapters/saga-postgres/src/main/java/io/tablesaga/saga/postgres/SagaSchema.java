package io.tablesaga.saga.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Creates the saga log's tables; calling it again changes nothing. */
public final class SagaSchema {

    private SagaSchema() {}

    public static void create(DataSource dataSource) {
        // Two nodes starting at once would both pass «if not exists» and one would fail.
        new JdbcTemplate(dataSource).execute("do $$ begin perform pg_advisory_xact_lock(7261); end $$;" + script());
    }

    private static String script() {
        try (InputStream in = SagaSchema.class.getResourceAsStream("schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
