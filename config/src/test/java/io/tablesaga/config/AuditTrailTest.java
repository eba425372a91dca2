package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.accounts.Role;
import io.tablesaga.accounts.web.Operation;
import io.tablesaga.config.Product.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** Whatever an account does is written down first, and what came of it afterwards. */
class AuditTrailTest {

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|pin|code|key|login|mail).*");

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final AuditedCalls calls = new AuditedCalls(product);

    static Stream<String> actions() {
        return AuditedCalls.actions(Product.running(Product.Wired.DIRECT)).stream()
                .map(Operation::id);
    }

    private Operation operation(String id) {
        return AuditedCalls.actions(product).stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("actions")
    void every_action_of_an_account_leaves_who_did_what_and_what_came_of_it(String id) throws Exception {
        String marker = "geheim" + UUID.randomUUID();
        long before = calls.count(id);
        String secrets = Stream.of(
                        "password", "oldPassword", "newPassword", "pin", "code", "token", "paymentToken", "x")
                .map(field -> "\"" + field + "\":\"" + marker + "\"")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        Answer answer = calls.call(operation(id), product.operatorToken(), "{" + secrets + "}");
        assertThat(calls.count(id)).isEqualTo(before + 1);
        await("the outcome comes when the answer is complete")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(calls.latest(id)).containsEntry("status", answer.status()));
        assertThat(calls.latest(id)).containsEntry("account_id", demo()).containsEntry("address", "127.0.0.1");
        assertThat(calls.latest(id).toString()).doesNotContain(marker);
    }

    @Test
    void what_the_contract_has_recorded_is_kept_and_nothing_else() throws Exception {
        String dish = product.dish(3);
        Map<String, Object> row = calls.latest("stock-move");
        assertThat(row).containsEntry("store_id", Product.STORE).containsEntry("node", "box-1");
        assertThat(new ObjectMapper().readTree((String) row.get("said")))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"itemId\":\"" + dish + "\",\"quantity\":3,\"reason\":\"test\"}"));
    }

    @Test
    void an_action_on_an_order_is_its_store_s() {
        String order = product.order(UUID.randomUUID().toString(), "00000000-0000-7000-8000-000000001002", 1, "tok_ok")
                .json()
                .path("id")
                .asText();
        Answer answer = product.operatorPost("/api/orders/" + order + "/counter-payment", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(calls.latest("counter-payment")).containsEntry("store_id", Product.STORE);
        assertThat(calls.latest("counter-payment").get("ids").toString()).contains(order);
        BooksBalance.in(product);
    }

    @Test
    void an_operator_s_action_on_a_saga_is_seen_by_the_manager_of_its_order_s_store() {
        OwnStore store = OwnStore.open(product);
        Answer placed = store.order(UUID.randomUUID().toString(), store.dish(1), "tok_ok");
        String saga = placed.json().path("saga").asText();
        Answer settled = product.operatorPost(
                "/api/reviews/" + saga + "/settle", "{\"how\": \"RETRY\", \"reason\": \"looked at it\"}");
        assertThat(settled.problem()).isEqualTo("nothing-to-settle");
        product.operator("/api/sagas/" + saga);
        assertThat(seen(store, "review-settle")).singleElement().satisfies(entry -> {
            assertThat(entry.at("/ids/sagaId").asText()).isEqualTo(saga);
            assertThat(entry.at("/said/reason").asText()).isEqualTo("looked at it");
        });
        assertThat(seen(store, "saga-show")).hasSize(1);

        GuestWhoCancels guest = new GuestWhoCancels(product, placed);
        guest.cancel();
        guest.becomes("CANCELLED");
        String undoing = product.jdbc()
                .queryForObject(
                        "select saga_id::text from ordering.cancellation where order_id = ?::uuid",
                        String.class,
                        placed.json().path("id").asText());
        product.operator("/api/sagas/" + undoing);
        assertThat(seen(store, "saga-show")).hasSize(2);
        BooksBalance.in(product);
    }

    private static JsonNode seen(OwnStore store, String operation) {
        return store.get("/audit?operation=" + operation).json().path("entries");
    }

    @Test
    void what_the_door_refuses_an_account_is_written_down_too() {
        String kitchen = calls.program("KITCHEN", Product.STORE).value();
        long before = calls.count("stock-move");
        assertThat(calls.call(operation("stock-move"), kitchen, "{\"reason\":\"mine\"}")
                        .status())
                .isEqualTo(403);
        assertThat(calls.count("stock-move")).isEqualTo(before + 1);
        await("the outcome follows")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(calls.latest("stock-move")).containsEntry("status", 403));
    }

    @Test
    void what_cannot_be_written_down_is_not_done() {
        String dish = product.dish(5);
        calls.jdbc().execute("alter table audit.action rename to action_gone");
        Answer refused;
        try {
            refused = product.operatorPost(
                    "/api/stores/" + Product.STORE + "/stock-movements",
                    "{\"itemId\":\"" + dish + "\",\"quantity\":2,\"reason\":\"unseen\"}");
        } finally {
            calls.jdbc().execute("alter table audit.action_gone rename to action");
        }
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("busy");
        assertThat(refused.http().headers().firstValue("retry-after")).isPresent();
        assertThat(calls.jdbc()
                        .queryForObject("select available from stock.item where id = ?::uuid", Integer.class, dish))
                .isEqualTo(5);
        BooksBalance.in(product);
    }

    @Test
    void a_path_that_only_looks_like_one_of_the_contract_s_does_nothing_and_is_written_down() {
        String kitchen = calls.program("KITCHEN", Product.STORE).value();
        String path = "/api/stores/" + Product.STORE + "/stock-movements/";
        Answer answer = calls.call("POST", path, kitchen, "{\"reason\":\"mine\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(calls.jdbc()
                        .queryForObject(
                                """
                                select count(*) from audit.action e join accounts.role_grant g on g.account_id = e.account_id
                                where e.operation is null and g.role = 'KITCHEN' and e.said = '{}'""",
                                Long.class))
                .isPositive();
    }

    static Stream<String> awkward() {
        return Stream.of(
                "{\"reason\":\"" + "가".repeat(300) + "\"}",
                "{\"reason\":\"" + "a".repeat(199) + "😀😀\"}",
                "{\"reason\":\"\\ud800x\"}",
                "{\"quantity\":1e400000,\"reason\":1" + "0".repeat(2000) + "}",
                "{\"reason\":{\"password\":\"geheim\"},\"quantity\":[[\"geheim\"],1]}",
                "[\"geheim\"]",
                "not json",
                "");
    }

    @ParameterizedTest
    @MethodSource("awkward")
    void whatever_is_sent_can_be_written_down(String body) {
        long before = calls.count("stock-move");
        Answer answer = product.operatorPost("/api/stores/" + Product.STORE + "/stock-movements", body);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(400);
        assertThat(calls.count("stock-move")).isEqualTo(before + 1);
        assertThat(calls.latest("stock-move").get("said").toString())
                .doesNotContain("geheim")
                .hasSizeLessThan(500);
    }

    @Test
    void guests_leave_their_own_trail_and_not_this_one() {
        long before = calls.count("order-place");
        product.order(UUID.randomUUID().toString(), "00000000-0000-7000-8000-000000001002", 1, "tok_ok");
        Answer nobody = Product.send(product.request("/api/stores/" + Product.STORE + "/stock-movements")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(calls.count("order-place")).isEqualTo(before);
        BooksBalance.in(product);
    }

    @Test
    void nobody_says_themselves_where_they_are() {
        Product.send(product.request("/api/stores/" + Product.STORE + "/stock-movements")
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "198.51.100.7")
                .header("Forwarded", "for=198.51.100.7")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(calls.latest("stock-move")).containsEntry("address", "127.0.0.1");
    }

    @Test
    @SuppressWarnings("unchecked")
    void the_contract_says_of_every_action_of_staff_what_is_kept_of_its_body() throws IOException {
        Map<String, Map<String, Map<String, Object>>> paths = (Map<String, Map<String, Map<String, Object>>>)
                ((Map<String, Object>) new Yaml().load(new ClassPathResource("openapi.yaml").getInputStream()))
                        .get("paths");
        assertThat(AuditedCalls.actions(product)).allSatisfy(operation -> {
            boolean staff = operation.roles().stream().anyMatch(Role::granted);
            Object said = paths.get(operation.path().getPatternString())
                    .get(operation.method().toLowerCase(java.util.Locale.ROOT))
                    .get("x-audit");
            assertThat(!staff || said instanceof List)
                    .as(operation.id() + " has no x-audit")
                    .isTrue();
            assertThat(operation.audited()).as(operation.id()).noneMatch(field -> SECRET.matcher(field)
                    .matches());
        });
    }

    private String demo() {
        return calls.jdbc().queryForObject("select id::text from accounts.account where login = 'demo'", String.class);
    }
}
