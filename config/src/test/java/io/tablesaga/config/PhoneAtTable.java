package io.tablesaga.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody sits at a table, and their phone has joined. */
final class PhoneAtTable {

    private PhoneAtTable() {}

    /** @return the phone's token */
    static String joined(JdbcTemplate jdbc, String store, String table) {
        String token = "table_" + UUID.randomUUID();
        jdbc.update(
                """
                insert into floor.visit (id, store_id, table_id) values (gen_random_uuid(), ?::uuid, ?::uuid)
                on conflict (table_id) where ended_at is null do nothing""",
                store,
                table);
        jdbc.update(
                """
                insert into floor.phone (id, visit_id, token_hash)
                select gen_random_uuid(), id, ? from floor.visit where table_id = ?::uuid and ended_at is null""",
                hash(token),
                table);
        return token;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
