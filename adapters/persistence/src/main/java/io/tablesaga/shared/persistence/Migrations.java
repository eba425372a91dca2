package io.tablesaga.shared.persistence;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings every context's schema up to date; each keeps its own history, so that one can leave with its context. */
public final class Migrations {

    private static final List<String> SCHEMAS = List.of(
            "accounts",
            "floor",
            "menu",
            "ordering",
            "stock",
            "payment",
            "kitchen",
            "outbox",
            "audit",
            "insight",
            "printing",
            "books");

    private Migrations() {}

    public static void migrate(DataSource dataSource) {
        SCHEMAS.forEach(schema -> Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations("classpath:db/migration/" + schema)
                .load()
                .migrate());
    }
}
