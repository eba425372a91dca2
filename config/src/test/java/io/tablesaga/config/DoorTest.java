package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Answer;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** The outer door: what is open, what is closed, what is stripped and what is never echoed. */
class DoorTest {

    private final Product product = Product.running(Product.Wired.DIRECT);

    record Operation(String method, String path, boolean open) {}

    static List<Operation> contract() throws Exception {
        List<Operation> operations = new ArrayList<>();
        try (InputStream in = new ClassPathResource("openapi.yaml").getInputStream()) {
            Map<String, Object> api = new Yaml().load(in);
            ((Map<?, ?>) api.get("paths")).forEach((path, methods) -> ((Map<?, ?>) methods)
                    .forEach((method, operation) -> operations.add(new Operation(
                            method.toString().toUpperCase(java.util.Locale.ROOT),
                            path.toString()
                                    .replaceAll("\\{[^}]+}", UUID.randomUUID().toString()),
                            !Collections.disjoint(
                                    (List<?>) ((Map<?, ?>) operation).get("x-roles"),
                                    List.of("anyone", "holder", "provider"))))));
        }
        return operations;
    }

    @ParameterizedTest
    @MethodSource("contract")
    void every_operation_of_the_contract_is_served_and_closed_unless_the_contract_opens_it(Operation operation) {
        Answer stranger = call(operation, "Bearer guess");
        if (operation.open()) {
            assertThat(stranger.status()).isNotIn(401, 405);
        } else {
            assertThat(stranger.status()).isEqualTo(401);
            assertThat(stranger.problem()).isEqualTo("unauthorized");
        }
        Answer staff = call(operation, "Bearer " + product.operatorToken());
        assertThat(staff.status()).isNotIn(401, 405, 500);
        assertThat(staff.http().body()).isNotEmpty();
    }

    static List<Operation> misnamed() throws Exception {
        return contract().stream()
                .map(operation -> new Operation(
                        operation.method(),
                        operation.path().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4,12}){4}", "no-id"),
                        operation.open()))
                .filter(operation -> operation.path().contains("no-id"))
                .toList();
    }

    /** Asked by who may do everything in every store: nobody looks at the store's id before the command does. */
    @ParameterizedTest
    @MethodSource("misnamed")
    void an_id_that_is_none_is_no_failure_of_ours(Operation operation) {
        Answer answer = call(operation, "Bearer " + product.operatorToken());
        assertThat(answer.status()).as(answer.http().body()).isBetween(200, 499);
    }

    static Stream<String> elsewhere() {
        return Stream.of("/api/nowhere", "/api/menus/more", "/", "/actuator/env");
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void whatever_is_not_in_the_contract_is_closed(String path) {
        assertThat(product.get(path, "guess").status()).isEqualTo(401);
        assertThat(product.operator(path).status()).isEqualTo(404);
        assertThat(product.operator(path).problem()).isEqualTo("not-found");
    }

    static Stream<Arguments> belowAKnownPath() {
        return Stream.of(
                Arguments.of("GET", "/api/orders/" + UUID.randomUUID() + "/anything"),
                Arguments.of("POST", "/api/orders/x/y"),
                Arguments.of("GET", "/api/stores/" + Product.STORE + "/stock-movements/x"),
                Arguments.of("POST", "/api/stores/" + Product.STORE + "/stock-movements/x"),
                Arguments.of(
                        "POST",
                        "/api/stores/" + Product.STORE + "/kitchen/tickets/" + UUID.randomUUID() + "/advance/x"),
                Arguments.of("POST", "/api/stores/" + Product.STORE + "/kitchen/tickets/" + UUID.randomUUID()),
                Arguments.of("POST", "/api/kitchen/dead-letters/retry/x"));
    }

    @ParameterizedTest
    @MethodSource("belowAKnownPath")
    void a_path_below_one_of_the_contract_s_is_nowhere(String method, String path) {
        Answer answer = staff(method, path);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(404);
        isProblem(answer, "not-found");
    }

    static Stream<Arguments> wronglyAsked() {
        return Stream.of(
                Arguments.of("GET", "/api/orders"),
                Arguments.of("PUT", "/api/orders"),
                Arguments.of("DELETE", "/api/orders"),
                Arguments.of("GET", "/api/stores/" + Product.STORE + "/stock-movements"),
                Arguments.of("DELETE", "/api/stores/" + Product.STORE + "/stock-movements"),
                Arguments.of("POST", "/api/stores/" + Product.STORE + "/kitchen/tickets"),
                Arguments.of(
                        "GET", "/api/stores/" + Product.STORE + "/kitchen/tickets/" + UUID.randomUUID() + "/advance"),
                Arguments.of("PUT", "/api/kitchen/dead-letters/retry"),
                Arguments.of("DELETE", "/api/menus"),
                // As if a word of the contract were somebody's id.
                Arguments.of("DELETE", "/api/operators/invitations"),
                Arguments.of("PUT", "/api/stores/" + Product.STORE + "/menu/categories/sort"),
                Arguments.of("POST", "/api/orders/" + UUID.randomUUID()));
    }

    @ParameterizedTest
    @MethodSource("wronglyAsked")
    void a_known_path_says_that_it_is_asked_in_the_wrong_way(String method, String path) {
        Answer answer = staff(method, path);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(405);
        assertThat(answer.http().headers().firstValue("allow")).isPresent();
        assertThat(answer.http().headers().firstValue("authorization")).isEmpty();
        isProblem(answer, "method-not-allowed");
    }

    @Test
    void nothing_of_the_request_is_echoed_and_no_header_joins_a_saga() {
        String running = "00000000-0000-7000-8000-00000000dead";
        Answer answer = Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .header("Cookie", "secret=1")
                .header("Authorization", "Bearer secret")
                .header("X-Mine", "mine")
                .header("Long-Running-Action", running)
                .header("CamelHttpResponseCode", "299")
                .POST(BodyPublishers.ofString(body())));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        assertThat(answer.json().path("saga").asText()).isNotEqualTo(running);
        assertThat(answer.http().headers().map().keySet())
                .containsOnly("cache-control", "content-type", "date", "transfer-encoding", "x-content-type-options");
        BooksBalance.in(product);
    }

    @Test
    void bodies_that_are_too_large_or_of_another_kind_are_refused() {
        Answer large = Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat(70_000))));
        assertThat(large.status()).isEqualTo(413);
        Answer text = Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")));
        assertThat(text.status()).isEqualTo(415);
        Answer form = Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"paymentToken\": \"secret\"}")));
        isProblem(form, "unsupported-media-type");
        Answer broken = Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"storeId\": ")));
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.problem()).isEqualTo("invalid-request");
        assertThat(broken.http().headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void more_stock_cannot_be_thrown_away_than_there_is() {
        String dish = product.dish(2);
        Answer refused = product.operatorPost(
                "/api/stores/" + Product.STORE + "/stock-movements",
                "{\"storeId\":\"" + Product.STORE + "\",\"itemId\":\"" + dish
                        + "\",\"quantity\":-3,\"reason\":\"dropped\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-enough-stock");
        BooksBalance.in(product);
    }

    @Test
    void tickets_and_moves_that_cannot_be_read_wait_in_dead_letter_queues_and_come_back_when_asked() {
        ProducerTemplate sender = product.context().getBean(ProducerTemplate.class);
        sender.sendBody("jms:queue:kitchen.tickets", "{\"data\": {}}");
        sender.sendBody("jms:queue:kitchen.moves", "{\"data\": {}}");
        int[] returned = new int[1];
        // The broker tries each for 26 s: neither is dead twice within the time.
        await("both come back").atMost(Duration.ofSeconds(48)).until(() -> {
            returned[0] += product.operatorPost("/api/kitchen/dead-letters/retry", "{}")
                    .json()
                    .path("returned")
                    .asInt();
            return returned[0] == 2;
        });
    }

    private Answer call(Operation operation, String authorization) {
        String query = operation.method().equals("GET") ? "?storeId=" + Product.STORE : "";
        return Product.send(product.request(operation.path() + query)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(
                        operation.method(),
                        operation.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    }

    private Answer staff(String method, String path) {
        return Product.send(product.request(path)
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}")));
    }

    private static void isProblem(Answer answer, String name) {
        assertThat(answer.http().headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.problem()).isEqualTo(name);
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    private static String body() {
        return "{\"lines\":[{\"itemId\":\"00000000-0000-7000-8000-000000001002\",\"quantity\":1}],\"paymentToken\":\"tok_ok\"}";
    }
}
