package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guests call staff, and hear that somebody comes. */
class StaffCallsTest {

    private static final String WATER = "{\"reason\": \"WATER\"}";

    private final RuledStore store = RuledStore.open(Wired.DIRECT);
    private final Product product = store.product();
    private final Dining table = store.table();

    @Test
    void staff_see_a_call_at_once_at_every_node_and_the_guest_hears_that_somebody_comes() {
        // Their beats are so slow that what they hear can have come over the topics only.
        Product other = product.anotherNode(
                "--tablesaga.node=floor-screen",
                "--outbox.relay=false",
                "--store.events.beat=1h",
                "--visit.events.beat=1h");
        String mina = table.phone();
        String juno = table.phone();
        String events = store.store().path("/floor/events");
        try (ListeningPhone screen =
                        ListeningPhone.at(other.base(), store.store().manager(), events);
                ListeningPhone phone = ListeningPhone.at(other.base(), juno)) {
            hears(screen, "calls []");
            hears(phone, "calls []");
            Answer called = call(mina, WATER);
            assertThat(called.status()).as(called.http().body()).isEqualTo(201);
            String id = called.json().path("callId").asText();
            hears(
                    screen,
                    "calls [{\"callId\":\"%s\",\"tableId\":\"%s\",\"reason\":\"WATER\",\"called\":\"%s\"}]"
                            .formatted(
                                    id,
                                    table.table(),
                                    called.json().path("called").asText()));
            hears(phone, "calls [{\"callId\":\"%s\",\"reason\":\"WATER\",\"state\":\"OPEN\"}]".formatted(id));
            assertThat(calls()).hasSize(1);
            assertThat(calls().get(0).path("table").asText()).isEqualTo("1번");

            Answer comes = acknowledge(id);
            assertThat(comes.status()).as(comes.http().body()).isEqualTo(200);
            hears(phone, "calls [{\"callId\":\"%s\",\"reason\":\"WATER\",\"state\":\"ACKNOWLEDGED\"}]".formatted(id));
            assertThat(calls()).isEmpty();
            Instant said = Instant.parse(comes.json().path("acknowledged").asText());
            assertThat(comes.json().path("waitedSeconds").asLong())
                    .isEqualTo(Duration.between(
                                    Instant.parse(called.json().path("called").asText()), said)
                            .toSeconds());
            // Whoever is second changes nothing.
            assertThat(acknowledge(id).json()).isEqualTo(comes.json());
            // And whoever calls again calls again.
            assertThat(call(mina, WATER).json().path("callId").asText()).isNotEqualTo(id);
            // Without a stream it is the same.
            assertThat(store.store().get("/floor/events").json().path("calls")).hasSize(1);
        } finally {
            other.context().close();
        }
    }

    @Test
    void for_one_reason_a_table_calls_once_until_somebody_comes() {
        String mina = table.phone();
        List<Answer> together =
                IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> call(mina, WATER)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        assertThat(together.stream().map(Answer::status).toList())
                .containsOnly(200, 201)
                .containsOnlyOnce(201);
        assertThat(together.stream().map(answer -> answer.json().path("callId")).distinct())
                .hasSize(1);
        Answer spoon = call(mina, "{\"reason\": \"OTHER\", \"words\": \" 아기 의자 \"}");
        assertThat(spoon.status()).isEqualTo(201);
        assertThat(spoon.json().path("words").asText()).isEqualTo("아기 의자");
        is(call(mina, "{\"reason\": \"OTHER\", \"words\": \"얼음\"}"), 409, "called-already");
        assertThat(call(mina, "{\"reason\": \"OTHER\", \"words\": \"아기 의자\"}").status())
                .isEqualTo(200);
        assertThat(calls()).hasSize(2);
        assertThat(calls().get(1).path("words").asText()).isEqualTo("아기 의자");
    }

    @Test
    void a_table_that_calls_again_and_again_is_asked_to_wait() {
        String mina = table.phone();
        for (int calls = 0; calls < 10; calls++) {
            Answer called = call(mina, WATER);
            assertThat(called.status()).isEqualTo(201);
            acknowledge(called.json().path("callId").asText());
        }
        Answer eleventh = call(mina, WATER);
        is(eleventh, 429, "too-many-calls");
        assertThat(eleventh.http().headers().firstValue("Retry-After")).isPresent();
        // Another table is another table.
        assertThat(call(Dining.in(product, store.store().id).phone(), WATER).status())
                .isEqualTo(201);
    }

    @Test
    void guests_call_for_what_the_store_lets_them_and_in_words_that_can_be_read() {
        String mina = table.phone();
        String settings = OwnStore.settings("포차", "PREPAY", OwnStore.noon(), OwnStore.ALWAYS, 1);
        assertThat(store.store()
                        .save(settings.replace("\"version\"", "\"callReasons\": [\"HELP\", \"OTHER\"], \"version\""))
                        .status())
                .isEqualTo(200);
        is(call(mina, WATER), 409, "no-such-reason");
        assertThat(call(mina, "{\"reason\": \"HELP\"}").status()).isEqualTo(201);
        assertThat(product.get(store.store().path(""), mina).json().path("callReasons"))
                .extracting(JsonNode::asText)
                .containsExactly("HELP", "OTHER");
        assertThat(store.store().get("/settings").json().path("callReasons")).hasSize(2);
        for (String nonsense : List.of(
                "{}",
                "{\"reason\": \"BEER\"}",
                "{\"reason\": \"OTHER\"}",
                "{\"reason\": \"OTHER\", \"words\": \"  \"}",
                "{\"reason\": \"OTHER\", \"words\": \"" + "가".repeat(101) + "\"}",
                "{\"reason\": \"HELP\", \"words\": \"me\"}")) {
            is(call(mina, nonsense), 400, "invalid-request");
        }
        is(
                store.store()
                        .save(settings.replace(
                                "\"version\": 1", "\"callReasons\": [\"HELP\", \"HELP\"], \"version\": 2")),
                400,
                "invalid-request");
    }

    @Test
    void a_call_goes_with_its_party_and_is_over_with_it_and_so_are_its_words() {
        Dining to = Dining.in(product, store.store().id);
        String mina = table.phone();
        String id = call(mina, "{\"reason\": \"OTHER\", \"words\": \"얼음\"}")
                .json()
                .path("callId")
                .asText();
        assertThat(table.staff("/move", "{\"to\": \"" + to.table() + "\"}").status())
                .isEqualTo(200);
        assertThat(calls().get(0).path("tableId").asText()).isEqualTo(to.table());
        assertThat(to.clear().status()).isEqualTo(200);
        assertThat(calls()).isEmpty();
        Answer late = acknowledge(id);
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.json().path("state").asText()).isEqualTo("OVER");
        assertThat(late.json().has("words")).isFalse();
        assertThat(product.jdbc()
                        .queryForObject(
                                "select words is null from floor.staff_call where id = ?::uuid", Boolean.class, id))
                .isTrue();
    }

    /** Both stand at the visit's row, the clearing first. */
    @Test
    void who_calls_while_the_table_is_cleared_calls_nobody() throws SQLException {
        String mina = table.phone();
        CompletableFuture<Answer> clearing;
        CompletableFuture<Answer> calling;
        try (HeldRow held = HeldRow.of(product, "floor.visit where table_id = '" + table.table() + "'")) {
            clearing = CompletableFuture.supplyAsync(table::clear);
            held.untilSoManyWait(1);
            calling = CompletableFuture.supplyAsync(() -> call(mina, WATER));
            held.untilSoManyWait(2);
            held.letGo();
        }
        assertThat(clearing.join().status()).isEqualTo(200);
        is(calling.join(), 409, "nobody-there");
        assertThat(calls()).isEmpty();
    }

    @Test
    void another_stores_staff_neither_see_a_call_nor_answer_it() {
        String id = call(table.phone(), WATER).json().path("callId").asText();
        OwnStore stranger = OwnStore.open(product);
        assertThat(stranger.get("/calls").json().path("calls")).isEmpty();
        is(stranger.manage("POST", "/calls/" + id + "/acknowledge", ""), 404, "unknown-call");
        is(acknowledge(UUID.randomUUID().toString()), 404, "unknown-call");
        assertThat(calls()).hasSize(1);
        is(call(table.tablet(), "{\"reason\": \"BEER\"}"), 400, "invalid-request");
        is(call(Dining.in(product, store.store().id).tablet(), WATER), 403, "forbidden");
    }

    private Answer call(String phone, String body) {
        return PhoneAtTable.post(product, phone, "/api/visit/calls", body);
    }

    private Answer acknowledge(String call) {
        return store.store().manage("POST", "/calls/" + call + "/acknowledge", "");
    }

    private JsonNode calls() {
        return store.store().get("/calls").json().path("calls");
    }

    private static void hears(ListeningPhone listener, String event) {
        await("who listens hears " + event)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(listener.heard()).contains(event));
    }
}
