package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Integrators and operators find every saga by what they know of it, and see what belongs to it. */
class ConsoleSagasTest {

    private final Product product = Product.running(Wired.DIRECT);
    private final AuditedCalls calls = new AuditedCalls(product);

    @Test
    void a_saga_is_found_by_its_id_its_order_its_table_and_its_payment() {
        OwnStore store = OwnStore.open(product);
        Answer placed = paid(store);
        String saga = saga(placed);
        JsonNode payment = shown(saga).path("payments").path(0);
        String reference = payment.path("merchantReference").asText();
        String paymentKey = payment.path("providerReference").asText();
        assertThat(paymentKey).isNotEmpty();
        for (String query : List.of(
                "saga=" + saga,
                "order=" + placed.json().path("id").asText(),
                "table=" + store.table,
                "table=" + URLEncoder.encode("1번", StandardCharsets.UTF_8) + "&storeId=" + store.id,
                "paymentKey=" + URLEncoder.encode(paymentKey, StandardCharsets.UTF_8),
                "paymentKey=" + URLEncoder.encode(reference, StandardCharsets.UTF_8),
                "storeId=" + store.id + "&state=COMPLETED")) {
            JsonNode found = found(query);
            assertThat(ids(found)).as(query).containsExactly(saga);
            JsonNode one = found.path("sagas").path(0);
            assertThat(one.path("kind").asText()).isEqualTo("ORDER");
            assertThat(one.path("state").asText()).isEqualTo("COMPLETED");
            assertThat(one.path("orderState").asText()).isEqualTo("PAID");
            assertThat(one.path("storeId").asText()).isEqualTo(store.id);
            assertThat(one.path("tableName").asText()).isEqualTo("1번");
            assertThat(one.at("/amount/amount").asLong()).isEqualTo(9_000);
        }
        assertThat(ids(found("order=" + UUID.randomUUID()))).isEmpty();
        assertThat(ids(found("saga=" + saga + "&state=STUCK"))).isEmpty();
        assertThat(found("paymentKey=nothing").path("next").isNull()).isTrue();
        BooksBalance.in(product);
    }

    @Test
    void what_takes_an_order_back_is_listed_beside_the_order_s_own_with_refund_and_provider_s_ids() {
        OwnStore store = OwnStore.open(product);
        Answer placed = paid(store);
        assertThat(new GuestWhoCancels(product, placed).cancel().status()).isEqualTo(200);
        String order = placed.json().path("id").asText();

        List<String> both = ids(found("order=" + order));
        assertThat(both).hasSize(2).last().isEqualTo(saga(placed));
        JsonNode cancel = shown(both.get(0));
        assertThat(cancel.path("kind").asText()).isEqualTo("CANCEL");
        assertThat(cancel.path("diagram").asText()).isEqualTo("cancel-saga");
        assertThat(cancel.path("state").asText()).isEqualTo("COMPLETED");
        assertThat(cancel.path("orderState").asText()).isEqualTo("CANCELLED");
        assertThat(cancel.at("/amount/amount").asLong()).isEqualTo(9_000);
        assertThat(cancel.at("/sagas/0/sagaId").asText()).isEqualTo(saga(placed));
        JsonNode refund = cancel.path("refunds").path(0);
        assertThat(refund.path("sagaId").asText()).isEqualTo(both.get(0));
        assertThat(refund.path("state").asText()).isEqualTo("REFUNDED");
        assertThat(refund.path("providerReference").asText())
                .isEqualTo(cancel.at("/payments/0/providerReference").asText())
                .isNotEmpty();
        assertThat(shown(saga(placed)).at("/sagas/0/sagaId").asText()).isEqualTo(both.get(0));
        BooksBalance.in(product);
    }

    /** So that its journal can be laid over it. */
    @Test
    void whatever_a_journal_names_is_on_the_diagram_of_the_running_routes() {
        OwnStore store = OwnStore.open(product);
        Answer placed = paid(store);
        Answer left = store.order(OrderStoriesTest.key(), store.dish(1), "");
        GuestWhoCancels guest = new GuestWhoCancels(product, left);
        guest.cancel();
        guest.becomes("CANCELLED");
        await("its last step is written down")
                .atMost(Duration.ofSeconds(20))
                .until(() -> shown(saga(left)).path("state").asText().equals("COMPENSATED"));
        Set<String> routes = Drawn.graph(Wired.DIRECT).nodes().keySet();
        for (Answer one : List.of(placed, left)) {
            JsonNode shown = shown(saga(one));
            List<String> named = new ArrayList<>();
            for (JsonNode step : shown.path("steps")) {
                for (String field : List.of("route", "undoRoute", "deciderRoute")) {
                    if (!step.path(field).isNull()) {
                        named.add(step.path(field).asText());
                    }
                }
            }
            for (JsonNode entry : shown.path("journal")) {
                if (!entry.path("route").isNull()) {
                    named.add(entry.path("route").asText());
                }
            }
            assertThat(named)
                    .contains("order-hold-stock", "order-release-stock")
                    .isSubsetOf(routes);
        }
        assertThat(shown(saga(left)).path("journal").findValuesAsText("route"))
                .contains("order-release-stock", "order-void-payment");
        BooksBalance.in(product);
    }

    @Test
    void sagas_come_a_page_at_a_time_the_newest_first() {
        OwnStore store = OwnStore.open(product);
        String first = saga(paid(store));
        String second = saga(paid(store));
        String third = saga(paid(store));
        JsonNode page = found("table=" + store.table + "&limit=2");
        assertThat(ids(page)).containsExactly(third, second);
        JsonNode next = found(
                "table=" + store.table + "&limit=2&after=" + page.path("next").asText());
        assertThat(ids(next)).containsExactly(first);
        assertThat(next.path("next").isNull()).isTrue();
        assertThat(ids(found("limit=3")))
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .hasSize(3);
        BooksBalance.in(product);
    }

    @Test
    void an_integrator_of_one_store_finds_its_sagas_alone() {
        OwnStore store = OwnStore.open(product);
        String saga = saga(paid(store));
        String token = calls.program("INTEGRATOR", store.id).value();
        Answer own = product.get("/api/sagas?storeId=" + store.id, token);
        assertThat(own.status()).isEqualTo(200);
        assertThat(ids(own.json())).containsExactly(saga);
        assertThat(product.get("/api/sagas", token).status()).isEqualTo(403);
        assertThat(product.get("/api/sagas?storeId=" + Product.STORE, token).status())
                .isEqualTo(403);
        OwnStore other = OwnStore.open(product);
        Answer theirs = paid(other);
        Answer foreign = product.get(
                "/api/sagas?storeId=" + store.id + "&order="
                        + theirs.json().path("id").asText(),
                token);
        assertThat(ids(foreign.json())).isEmpty();
        assertThat(product.get(
                                "/api/sagas?storeId=" + store.id,
                                calls.program("MANAGER", store.id).value())
                        .status())
                .isEqualTo(403);
        BooksBalance.in(product);
    }

    @Test
    void an_operator_gives_an_order_back_with_a_reason_and_that_is_written_down() {
        OwnStore store = OwnStore.open(product);
        Answer placed = paid(store);
        String path = "/api/orders/" + placed.json().path("id").asText() + "/staff-cancellations";
        String operator = everywhere("operator");
        assertThat(calls.call("POST", path, everywhere("integrator"), "{\"reason\": \"r\"}")
                        .status())
                .isEqualTo(403);
        assertThat(calls.call("POST", path, operator, "{}").problem()).isEqualTo("invalid-request");
        String nobodys = "/api/orders/" + UUID.randomUUID() + "/staff-cancellations";
        assertThat(calls.call("POST", nobodys, operator, "{\"reason\": \"r\"}").problem())
                .isEqualTo("unknown-order");

        Answer given = calls.call("POST", path, operator, "{\"reason\": \"손님이 두 번 냈다고 합니다\"}");

        assertThat(given.status()).as(given.http().body()).isEqualTo(200);
        Map<String, Object> latest = calls.jdbc()
                .queryForMap(
                        "select operation, said::text from audit.action where ids ->> 'orderId' = ? and said ->> 'reason' is not null and said ->> 'reason' <> 'r'",
                        placed.json().path("id").asText());
        assertThat(latest.get("operation")).isEqualTo("order-cancel-by-staff");
        assertThat(latest.get("said").toString()).contains("손님이 두 번 냈다고 합니다");
        assertThat(shown(saga(placed)).at("/refunds/0/state").asText()).isEqualTo("REFUNDED");
        BooksBalance.in(product);
    }

    @Test
    void an_integrator_of_all_stores_reads_a_saga_and_the_books_and_settles_nothing() {
        String saga = saga(paid(OwnStore.open(product)));
        String integrator = everywhere("integrator");
        assertThat(product.get("/api/sagas/" + saga, integrator).status()).isEqualTo(200);
        assertThat(product.get("/api/books", integrator).status()).isEqualTo(200);
        assertThat(calls.call(
                                "POST",
                                "/api/reviews/" + saga + "/settle",
                                integrator,
                                "{\"how\": \"RETRY\", \"reason\": \"r\"}")
                        .status())
                .isEqualTo(403);
        assertThat(product.get("/api/sagas/" + UUID.randomUUID(), integrator).problem())
                .isEqualTo("not-found");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "saga=nonsense",
                "order=nonsense",
                "state=LOST",
                "after=nonsense",
                "table=%00",
                "paymentKey=%00",
                "paymentKey=",
                "paymentKey=a&table=b",
                "saga=00000000-0000-7000-8000-000000000001&order=00000000-0000-7000-8000-000000000001"
            })
    void what_cannot_be_looked_for_is_refused_with_a_sentence(String query) {
        Answer refused = product.operator("/api/sagas?" + query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.json().path("detail").asText()).endsWith(".");
    }

    private Answer paid(OwnStore store) {
        Answer placed = store.order(OrderStoriesTest.key(), store.dish(1), "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
        return placed;
    }

    /** Of an account that is this in all stores, and nothing else. */
    private String everywhere(String role) {
        Answer told = product.operatorPost(
                "/api/programs",
                """
                {"clientId": "console-%s", "name": "Console", "roles": ["%s"], "allStores": true}"""
                        .formatted(UUID.randomUUID(), role));
        assertThat(told.status()).as(told.http().body()).isEqualTo(201);
        return new OAuthClient(
                        product,
                        told.json().path("id").asText(),
                        told.json().path("clientId").asText(),
                        told.json().path("secret").asText())
                .token();
    }

    private String saga(Answer placed) {
        return product.jdbc()
                .queryForObject(
                        "select saga_id::text from ordering.orders where id = ?::uuid",
                        String.class,
                        placed.json().path("id").asText());
    }

    private JsonNode found(String query) {
        Answer found = product.operator("/api/sagas?" + query);
        assertThat(found.status()).as(query + ": " + found.http().body()).isEqualTo(200);
        return found.json();
    }

    private JsonNode shown(String saga) {
        Answer shown = product.operator("/api/sagas/" + saga);
        assertThat(shown.status()).as(shown.http().body()).isEqualTo(200);
        return shown.json();
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("sagas").spliterator(), false)
                .map(saga -> saga.path("sagaId").asText())
                .toList();
    }
}
