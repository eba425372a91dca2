package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.CrashStory.Answer;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A party of one story's own, at a table of its own, beside a free one; after a restart it is the same. */
record CrashParty(CrashStory.Doors doors, JdbcTemplate jdbc, UUID visit, UUID table, UUID other) {

    static CrashParty seated(CrashStory.Doors doors, JdbcTemplate jdbc, String name) {
        CrashParty party = new CrashParty(doors, jdbc, id(name, "visit"), id(name, "table"), id(name, "other"));
        for (UUID table : new UUID[] {party.table, party.other}) {
            jdbc.update(
                    "insert into floor.dining_table (id, store_id, name) values (?, ?::uuid, ?) on conflict do nothing",
                    table,
                    Product.STORE,
                    "table " + table);
        }
        jdbc.update(
                "insert into floor.visit (id, store_id, table_id) values (?, ?::uuid, ?) on conflict do nothing",
                party.visit,
                Product.STORE,
                party.table);
        return party;
    }

    private static UUID id(String name, String of) {
        return UUID.nameUUIDFromBytes((name + of).getBytes(StandardCharsets.UTF_8));
    }

    /** By its phone, as it is in the visit by now. */
    Answer order(String key) {
        UUID now = jdbc.queryForObject(
                "select coalesce(merged_into, id) from floor.visit where id = ?", UUID.class, visit);
        Caller.Phone phone = new Caller.Phone(
                id(key, "phone"), StoreId.of(Product.STORE), new TableId(table), new VisitId(now), null);
        return doors.order(phone, key, "tok_ok");
    }

    void move() {
        done("visit-move", "to", other);
    }

    void merge(CrashParty into) {
        done("visit-merge", "into", into.table);
    }

    /** Told again, nobody sits there any more: it was done before. */
    private void done(String door, String word, UUID there) {
        Map<String, Object> headers = Map.of("storeId", Product.STORE, "tableId", table.toString());
        Answer answer = doors.ask(door, headers, "{\"" + word + "\": \"" + there + "\"}");
        assertThat(answer.status() == 200 || answer.body().contains("nobody-there"))
                .as(answer.text())
                .isTrue();
    }

    /** Once, and where its party sits; an order that was never paid has no ticket. */
    void servedAt(Answer placed, UUID there) {
        if (placed.status() == 201) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(jdbc.queryForList(
                            "select table_id from kitchen.ticket where order_id = ?::uuid",
                            UUID.class,
                            placed.json().path("id").asText()))
                    .containsExactly(there));
        }
    }

    /** Told again, it is held and fired again; an order that was never paid has no ticket. */
    void heldAndFired(Answer placed) {
        if (placed.status() == 201) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(turn("kitchen-hold").status()).isEqualTo(200));
            assertThat(turn("kitchen-fire").status()).isEqualTo(200);
            assertThat(jdbc.queryForList(
                            "select state from kitchen.ticket_line where order_id = ?::uuid",
                            String.class,
                            placed.json().path("id").asText()))
                    .containsExactly("WAITING");
        }
    }

    private Answer turn(String door) {
        return doors.ask(door, Map.of("storeId", Product.STORE, "visitId", visit.toString()), "{\"turn\": null}");
    }
}
