package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tablets are bound to tables with the store's PIN, are shown, and are released. */
class TabletsTest {

    private static final String PIN = "480213";

    private final Product product = Product.running(Wired.DIRECT);
    private final OwnStore store = withPin(OwnStore.open(product));

    @Test
    void a_tablet_with_the_store_s_pin_is_its_table_s_until_it_is_released() {
        Answer bound = bind(store, store.code(store.table), PIN, "입구");
        assertThat(bound.status()).as(bound.http().body()).isEqualTo(201);
        String token = bound.json().path("token").asText();
        assertThat(token).matches("table_[A-Za-z0-9_-]{22,}");

        JsonNode own = product.get("/api/tablet", token).json();
        assertThat(own.path("name").asText()).isEqualTo("입구");
        assertThat(own.path("tableId").asText()).isEqualTo(store.table);
        assertThat(own.path("seated").asBoolean()).isFalse();
        assertThat(own.path("store").path("takesOrders").asBoolean()).isTrue();
        store.phone();
        assertThat(product.get("/api/tablet", token).json().path("seated").asBoolean())
                .isTrue();
        JsonNode listed = store.get("/tablets").json().path("tablets").path(0);
        assertThat(listed.path("id")).isEqualTo(bound.json().path("tabletId"));
        assertThat(listed.path("table").asText()).isEqualTo("1번");
        assertThat(listed.path("doubled").asBoolean()).isFalse();
        // Only a hash of the token is kept.
        assertThat(new Traces(product).inDatabase(token.substring(6))).isEmpty();

        String path = "/tablets/" + bound.json().path("tabletId").asText();
        OwnStore other = OwnStore.open(product);
        assertThat(other.manage("DELETE", path, null).status()).isEqualTo(404);
        assertThat(product.get("/api/tablet", token).status()).isEqualTo(200);
        assertThat(store.manage("DELETE", path, null).status()).isEqualTo(200);
        assertThat(product.get("/api/tablet", token).status()).isEqualTo(401);
        assertThat(store.manage("DELETE", path, null).problem()).isEqualTo("unknown-tablet");
        assertThat(store.get("/tablets").json().path("tablets")).isEmpty();
    }

    @Test
    void two_tablets_at_one_table_are_shown_to_staff() {
        String code = store.code(store.table);
        assertThat(bind(store, code, PIN, "하나").status()).isEqualTo(201);
        assertThat(bind(store, code, PIN, "둘").status()).isEqualTo(201);
        JsonNode table = store.get("/tables").json().path("tables").path(0);
        assertThat(table.path("tablets").asInt()).isEqualTo(2);
        assertThat(table.path("doubled").asBoolean()).isTrue();
        assertThat(store.get("/tablets").json().path("tablets").findValues("doubled"))
                .hasSize(2)
                .allMatch(JsonNode::asBoolean);
        Answer page = store.get("/tablets?limit=1");
        assertThat(store.get("/tablets?after=" + page.json().path("next").asText())
                        .json()
                        .path("tablets")
                        .findValuesAsText("name"))
                .containsExactly("둘");
    }

    @Test
    void a_tablet_that_is_bound_again_moves_and_its_old_token_is_void() {
        String token = bind(store, store.code(store.table), PIN, "움직임")
                .json()
                .path("token")
                .asText();
        String window = store.addTable("창가").json().path("id").asText();
        Answer wrong = store.send(token, "POST", "/api/tablets/bind", body(store.code(window), "480214", "움직임"));
        assertThat(wrong.problem()).isEqualTo("wrong-pin");
        assertThat(product.get("/api/tablet", token).status()).isEqualTo(200);

        Answer moved = store.send(token, "POST", "/api/tablets/bind", body(store.code(window), PIN, "움직임"));
        assertThat(moved.status()).as(moved.http().body()).isEqualTo(201);
        assertThat(product.get("/api/tablet", token).status()).isEqualTo(401);
        assertThat(product.get("/api/tablet", moved.json().path("token").asText())
                        .json()
                        .path("table")
                        .asText())
                .isEqualTo("창가");
        assertThat(store.get("/tablets").json().path("tablets")).hasSize(1);
    }

    @Test
    void with_a_removed_table_its_tablet_is_released_and_its_code_binds_none() {
        String code = store.code(store.table);
        String token = bind(store, code, PIN, "하나").json().path("token").asText();
        assertThat(store.manage("DELETE", "/tables/" + store.table, null).status())
                .isEqualTo(200);
        assertThat(product.get("/api/tablet", token).status()).isEqualTo(401);
        Answer late = bind(store, code, PIN, "둘");
        assertThat(late.status()).isEqualTo(404);
        assertThat(late.problem()).isEqualTo("unknown-table");
    }

    @Test
    void a_tablet_is_no_guest_while_nobody_sits_at_its_table_and_never_staff() {
        String token = bind(store, store.code(store.table), PIN, "혼자")
                .json()
                .path("token")
                .asText();
        assertThat(store.send(token, "POST", "/api/orders", "{}").status()).isEqualTo(403);
        assertThat(store.send(token, "GET", store.path("/tables"), null).status())
                .isEqualTo(403);
        assertThat(store.send(store.phone(), "GET", "/api/tablet", null).status())
                .isEqualTo(403);
        assertThat(store.send(null, "GET", "/api/tablet", null).status()).isEqualTo(401);
    }

    @Test
    void without_a_pin_of_its_store_nothing_is_bound() {
        OwnStore bare = OwnStore.open(product);
        Answer refused = bind(bare, bare.code(bare.table), PIN, "하나");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("no-tablet-pin");
        assertThat(bind(bare, store.code(store.table), PIN, "하나").status()).isEqualTo(201);
    }

    @Test
    void guesses_sent_together_count_one_by_one_and_then_not_even_the_right_pin_is_taken() {
        String code = store.code(store.table);
        List<CompletableFuture<Answer>> guesses = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> bind(store, code, "48021" + (i % 3), "추측")))
                .toList();
        List<Integer> told = guesses.stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();
        assertThat(told).containsOnly(403, 429);
        assertThat(told.stream().filter(status -> status == 403)).hasSize(5);

        Answer right = bind(store, code, PIN, "주인");
        assertThat(right.status()).isEqualTo(429);
        assertThat(right.problem()).isEqualTo("locked");
        assertThat(Integer.parseInt(
                        right.http().headers().firstValue("retry-after").orElse("0")))
                .isBetween(1, 61);
        assertThat(store.get("/tablets").json().path("tablets")).isEmpty();
        // What was tried is on record, and not what was typed.
        assertThat(product.jdbc()
                        .queryForList(
                                "select kind, subject, sum(count) as times from audit.alarm where store_id = ?::uuid"
                                        + " group by kind, subject order by kind",
                                store.id)
                        .toString())
                .isEqualTo("[{kind=PIN_LOCKED, subject=%1$s, times=36}, {kind=WRONG_PIN, subject=%1$s, times=5}]"
                        .formatted(store.table));
        // Another store's is not locked with it.
        OwnStore other = withPin(OwnStore.open(product));
        assertThat(bind(other, other.code(other.table), PIN, "이웃").status()).isEqualTo(201);
    }

    @Test
    void a_right_pin_in_between_forgets_the_wrong_ones() {
        String code = store.code(store.table);
        for (int round = 0; round < 3; round++) {
            IntStream.range(0, 4).forEach(i -> assertThat(
                            bind(store, code, "48021" + i % 3, "추측").status())
                    .isEqualTo(403));
            assertThat(bind(store, code, PIN, "맞음").status()).isEqualTo(201);
        }
    }

    /** At an own product, as an address is everybody's here. */
    @Test
    void after_too_many_wrong_pins_an_address_binds_nothing_anywhere_until_its_lock_is_over() {
        Product own = Product.start(Wired.DIRECT, "--tablet.pin.address-tries=3", "--tablet.pin.first-lock=2s");
        try {
            OwnStore first = withPin(OwnStore.open(own));
            OwnStore second = withPin(OwnStore.open(own));
            String code = first.code(first.table);
            IntStream.range(0, 3)
                    .forEach(i -> assertThat(bind(first, code, "999000", "추측").status())
                            .isEqualTo(403));
            Answer elsewhere = bind(second, second.code(second.table), PIN, "주인");
            assertThat(elsewhere.status()).isEqualTo(429);
            await("the lock's end")
                    .atMost(Duration.ofSeconds(15))
                    .until(() ->
                            bind(second, second.code(second.table), PIN, "주인").status() == 201);
        } finally {
            own.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"pin\": 480213}",
                "{\"pin\": \"48021\"}",
                "{\"pin\": \"123456\"}",
                "{\"pin\": \"000000\"}",
                "{\"pin\": \"121212\"}",
                "{\"pin\": \"abcdef\"}"
            })
    void a_pin_that_is_easily_guessed_is_not_set(String body) {
        Answer refused = store.manage("PUT", "/tablet-pin", body);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.http().body()).doesNotContain("480213", "121212");
        assertThat(bind(store, store.code(store.table), PIN, "그대로").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"tableCode\": \"x\", \"pin\": \"480213\"}",
                "{\"tableCode\": \"x\", \"pin\": \"4802134802134\", \"name\": \"n\"}",
                "{\"tableCode\": \"x\\u0000\", \"pin\": \"480213\", \"name\": \"n\"}",
                "{\"tableCode\": [], \"pin\": \"480213\", \"name\": \"n\"}"
            })
    void what_cannot_be_read_binds_nothing(String body) {
        Answer refused = store.send(null, "POST", "/api/tablets/bind", body);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    @Test
    void the_pin_is_kept_as_a_slow_hash_and_another_replaces_it() {
        assertThat(product.jdbc()
                        .queryForObject(
                                "select tablet_pin from floor.store where id = ?::uuid", String.class, store.id))
                .startsWith("$2")
                .doesNotContain(PIN);
        assertThat(store.manage("PUT", "/tablet-pin", "{\"pin\": \"700318\"}").status())
                .isEqualTo(200);
        assertThat(bind(store, store.code(store.table), PIN, "옛").status()).isEqualTo(403);
        assertThat(bind(store, store.code(store.table), "700318", "새").status()).isEqualTo(201);
    }

    private static OwnStore withPin(OwnStore store) {
        assertThat(store.manage("PUT", "/tablet-pin", "{\"pin\": \"" + PIN + "\"}")
                        .status())
                .isEqualTo(200);
        return store;
    }

    private static Answer bind(OwnStore at, String code, String pin, String name) {
        return at.send(null, "POST", "/api/tablets/bind", body(code, pin, name));
    }

    private static String body(String code, String pin, String name) {
        return "{\"tableCode\": \"%s\", \"pin\": \"%s\", \"name\": \"%s\"}".formatted(code, pin, name);
    }
}
