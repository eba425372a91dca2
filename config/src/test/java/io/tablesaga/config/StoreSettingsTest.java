package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager keeps a store: what is set is what is read, and nobody's change is lost. */
class StoreSettingsTest {

    private static final String NIGHT =
            """
            {"week": {"friday": [{"from": "11:00", "to": "15:00"}, {"from": "18:00", "to": "02:00"}]},
             "exceptions": [{"date": "2026-12-25", "spans": []}, {"date": "2026-12-31", "spans": [{"from": "18:00", "to": "24:00"}]}],
             "lastOrderMinutes": 30}""";

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void what_a_manager_saves_is_what_is_read() {
        OwnStore store = OwnStore.open(product);
        Answer saved = store.save(OwnStore.settings("심야 식당", "PREPAY", "Europe/Berlin", NIGHT, 1));
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
        assertThat(saved.json().path("version").asInt()).isEqualTo(2);

        JsonNode read = store.get("/settings").json();
        assertThat(read.path("name").asText()).isEqualTo("심야 식당");
        assertThat(read.path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(read.path("payment").asText()).isEqualTo("PREPAY");
        assertThat(read.path("visitStart").asText()).isEqualTo("STAFF");
        assertThat(read.path("seller").path("businessNumber").asText()).isEqualTo("000-00-00001");
        assertThat(read.path("hours").toString()).isEqualTo(NIGHT.replaceAll("\\s", ""));
        assertThat(read.path("version").asInt()).isEqualTo(2);
        // What was read can be sent back as it is.
        assertThat(store.save(read.toString()).json().path("version").asInt()).isEqualTo(3);
        JsonNode again = store.get("/settings").json();
        assertThat(((ObjectNode) again).without(List.of("version")).toString())
                .isEqualTo(((ObjectNode) read).without(List.of("version")).toString());
    }

    @Test
    void of_managers_who_save_at_once_one_has_saved_and_the_others_are_told() {
        OwnStore store = OwnStore.open(product);
        List<CompletableFuture<Answer>> saves = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> store.save(OwnStore.settings("가게 " + i, "PREPAY", "Asia/Seoul", NIGHT, 1))))
                .toList();
        List<Answer> answers = saves.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.problem()).isEqualTo("settings-changed");
            assertThat(answer.json().path("detail").asText()).contains("version 2");
        });
        int winner = IntStream.range(0, 8)
                .filter(i -> answers.get(i).status() == 200)
                .findFirst()
                .orElseThrow();
        JsonNode read = store.get("/settings").json();
        assertThat(read.path("name").asText()).isEqualTo("가게 " + winner);
        assertThat(read.path("version").asInt()).isEqualTo(2);
    }

    static Stream<String> unreadable() {
        String good = OwnStore.settings("가게", "PREPAY", "Asia/Seoul", NIGHT, 1);
        return Stream.of(
                "{}",
                good.replace("\"가게\"", "\" \""),
                good.replace("\"가게\"", "\"" + "가".repeat(101) + "\""),
                good.replace("\"가게\"", "\"a\\u0000b\""),
                good.replace("\"가게\"", "\"\\ud800\""),
                good.replace("\"가게\"", "7"),
                good.replace("Asia/Seoul", "Asia/Pyeongtaek"),
                good.replace("Asia/Seoul", "+09:00"),
                good.replace("\"PREPAY\"", "\"PREPAY\", \"inTurns\": \"yes\""),
                good.replace("PREPAY", "LATER"),
                good.replace("STAFF", "staff"),
                good.replace("\"version\": 1", "\"version\": \"1\""),
                good.replace("\"version\": 1", "\"version\": 1e30"),
                good.replace("\"friday\"", "\"freitag\""),
                good.replace("\"18:00\", \"to\": \"02:00\"", "\"14:00\", \"to\": \"02:00\""),
                good.replace("\"02:00\"", "\"2:00\""),
                good.replace("\"02:00\"", "\"25:00\""),
                good.replace("2026-12-31", "2026-12-25"),
                good.replace("2026-12-31", "2026-13-31"),
                good.replace("2026-12-31", "+999999999-12-31"),
                good.replace("\"lastOrderMinutes\": 30", "\"lastOrderMinutes\": -1"),
                good.replace("\"lastOrderMinutes\": 30", "\"lastOrderMinutes\": 30.5"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_is_refused_with_a_sentence_and_nothing_changes(String settings) {
        OwnStore store = OwnStore.open(product);
        Answer refused = store.save(settings);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.json().path("detail").asText()).isNotBlank();
        assertThat(store.get("/settings").json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_manager_of_one_store_keeps_no_other_and_opens_none() {
        OwnStore store = OwnStore.open(product);
        OwnStore other = OwnStore.open(product);
        String settings = OwnStore.settings("가게", "PREPAY", "Asia/Seoul", NIGHT, 1);
        assertThat(store.send(store.manager(), "PUT", other.path("/settings"), settings)
                        .status())
                .isEqualTo(403);
        assertThat(store.send(store.manager(), "GET", other.path("/settings"), null)
                        .status())
                .isEqualTo(403);
        assertThat(store.send(store.manager(), "POST", other.path("/pause"), "{\"reason\": \"no\"}")
                        .status())
                .isEqualTo(403);
        assertThat(store.send(store.manager(), "POST", "/api/stores", settings).status())
                .isEqualTo(403);
        assertThat(store.send(store.phone(), "GET", store.path("/settings"), null)
                        .status())
                .isEqualTo(403);
        assertThat(store.send(null, "GET", store.path("/settings"), null).status())
                .isEqualTo(401);
        assertThat(other.get("/settings").json().path("version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /settings", "PUT /settings", "POST /pause", "POST /resume", "PUT /tablet-pin", "GET "})
    void of_a_store_there_is_not_nothing_is_told_or_changed(String call) {
        String path = "/api/stores/" + UUID.randomUUID() + call.substring(call.indexOf(' ') + 1);
        String method = call.substring(0, call.indexOf(' '));
        String body = path.endsWith("/settings")
                ? OwnStore.settings("가게", "PREPAY", "Asia/Seoul", NIGHT, 1)
                : "{\"reason\": \"break\", \"pin\": \"480213\"}";
        Answer answer =
                OwnStore.open(product).send(product.operatorToken(), method, path, method.equals("GET") ? null : body);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(404);
    }

    @Test
    void a_new_store_is_listed_with_its_tables() {
        OwnStore store = OwnStore.open(product);
        for (JsonNode listed : product.get("/api/stores", "guess").json().path("stores")) {
            if (listed.path("id").asText().equals(store.id)) {
                assertThat(listed.path("tables")).hasSize(1);
                return;
            }
        }
        throw new AssertionError("the new store is not listed");
    }
}
