package io.tablesaga.config;

import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A tablet that a manager has bound to a table. */
final class TabletAtTable {

    private TabletAtTable() {}

    /** @return the tablet's id */
    static String id(JdbcTemplate jdbc, String store, String table) {
        String id = UUID.randomUUID().toString();
        bind(jdbc, id, store, table, "table_" + UUID.randomUUID());
        return id;
    }

    /** @return the token of a tablet there */
    static String token(JdbcTemplate jdbc, String store, String table) {
        String token = "table_" + UUID.randomUUID();
        bind(jdbc, UUID.randomUUID().toString(), store, table, token);
        return token;
    }

    private static void bind(JdbcTemplate jdbc, String id, String store, String table, String token) {
        jdbc.update(
                """
                insert into floor.tablet (id, store_id, table_id, token_hash)
                values (?::uuid, ?::uuid, ?::uuid, sha256(convert_to(?, 'UTF8')))""",
                id,
                store,
                table,
                token);
    }
}
