package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.accounts.web.Operation;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.StoreId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit is its store's managers' to read, and the operator's; and reading it is written down. */
class AuditReadTest {

    private static final String OF_STORE = "/api/stores/" + Product.STORE;

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final AuditedCalls calls = new AuditedCalls(product);

    @Test
    void a_manager_reads_who_did_what_in_their_store_and_nothing_of_another() {
        String nextDoor = calls.storeNobodyKnows();
        AccessToken manager = calls.program("MANAGER", Product.STORE);
        AccessToken other = calls.program("MANAGER", nextDoor);
        calls.call("POST", "/api/stores/" + nextDoor + "/stock-movements", other.value(), "{\"reason\":\"theirs\"}");
        calls.call("POST", OF_STORE + "/stock-movements", manager.value(), "{\"reason\":\"ours\"}");

        JsonNode mine = latest(product.get(OF_STORE + "/audit?operation=stock-move&limit=1", manager.value()));
        assertThat(mine.path("said").path("reason").asText()).isEqualTo("ours");
        assertThat(mine.path("account").path("login").asText()).startsWith("manager-");
        assertThat(mine.path("account").path("name").asText()).startsWith("Program manager-");
        assertThat(mine.path("storeId").asText()).isEqualTo(Product.STORE);
        assertThat(mine.path("address").asText()).isEqualTo("127.0.0.1");
        assertThat(stores(product.get(OF_STORE + "/audit?limit=200", manager.value())))
                .containsOnly(Product.STORE);
        assertThat(stores(product.get("/api/stores/" + nextDoor + "/audit", other.value())))
                .containsOnly(nextDoor);
        assertThat(stores(product.operator("/api/audit?limit=50"))).contains(Product.STORE, nextDoor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/audit", "/alarms"})
    void nobody_else_reads_it(String list) {
        String nextDoor = calls.storeNobodyKnows();
        assertThat(product.get(
                                OF_STORE + list,
                                calls.program("MANAGER", nextDoor).value())
                        .status())
                .isEqualTo(403);
        for (String role : List.of("KITCHEN", "FLOOR", "MERCHANDISER", "INTEGRATOR")) {
            assertThat(product.get(
                                    OF_STORE + list,
                                    calls.program(role, Product.STORE).value())
                            .status())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(product.get(
                                "/api" + list,
                                calls.program("MANAGER", Product.STORE).value())
                        .status())
                .isEqualTo(403);
        // Spring answers a HEAD by reading, too.
        Answer head = calls.call(
                "HEAD", OF_STORE + list, calls.program("KITCHEN", Product.STORE).value(), "");
        assertThat(head.status()).isEqualTo(403);
        assertThat(product.get(OF_STORE + list, product.phone()).status()).isEqualTo(403);
        assertThat(Product.send(product.request(OF_STORE + list)).status()).isEqualTo(401);
        assertThat(Product.send(product.request("/api" + list)).status()).isEqualTo(401);
    }

    static List<String> reads() {
        return AuditedCalls.auditedReads(Product.running(Product.Wired.DIRECT)).stream()
                .map(Operation::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("reads")
    void each_reading_that_the_contract_marks_is_written_down(String id) {
        Operation operation = AuditedCalls.auditedReads(product).stream()
                .filter(read -> read.id().equals(id))
                .findFirst()
                .orElseThrow();
        long before = calls.count(id);
        Answer answer = calls.call(operation, product.operatorToken(), "");
        assertThat(calls.count(id)).isEqualTo(before + 1);
        await("the outcome comes when the answer is complete")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(calls.latest(id)).containsEntry("status", answer.status()));
    }

    /** What of persons is read by others: who works here, who was let in, what a payer's bank calls it, who settled it. */
    @Test
    void the_contract_marks_each_reading_of_what_is_of_other_persons() {
        assertThat(reads())
                .containsExactlyInAnyOrder(
                        "staff-list",
                        "invitations-list",
                        "operators-list",
                        "audit-of-store",
                        "audit-list",
                        "alarms-of-store",
                        "alarms-list",
                        "account-data",
                        "payments-list",
                        "reviews-list",
                        "saga-show");
    }

    @Test
    void reading_it_is_written_down() {
        String manager = calls.program("MANAGER", Product.STORE).value();
        product.get(OF_STORE + "/audit", manager);
        JsonNode entry = latest(product.get(OF_STORE + "/audit?operation=audit-of-store&limit=1", manager));
        // The latest is this very reading, whose answer is not complete yet.
        assertThat(entry.path("status").isNull()).isTrue();
        product.get(OF_STORE + "/alarms", manager);
        assertThat(calls.latest("alarms-of-store")).containsEntry("store_id", Product.STORE);
    }

    @Test
    void pages_follow_each_other_and_times_and_accounts_narrow_them() {
        AccessToken manager = calls.program("MANAGER", Product.STORE);
        for (int n = 0; n < 3; n++) {
            calls.call("POST", OF_STORE + "/stock-movements", manager.value(), "{\"quantity\":" + n + "}");
        }
        String account = latest(product.get(OF_STORE + "/audit?operation=stock-move&limit=1", manager.value()))
                .path("account")
                .path("id")
                .asText();
        String asked = OF_STORE + "/audit?operation=stock-move&account=" + account + "&limit=2";
        Answer first = product.get(asked, manager.value());
        Answer second =
                product.get(asked + "&after=" + first.json().path("next").asText(), manager.value());
        assertThat(quantities(first)).containsExactly(2, 1);
        assertThat(quantities(second)).containsExactly(0);
        assertThat(second.json().path("next").isNull()).isTrue();
        String from = first.json().path("entries").get(1).path("at").asText();
        assertThat(quantities(product.get(asked + "&from=" + from, manager.value())))
                .containsExactly(2, 1);
        assertThat(quantities(product.get(asked + "&to=" + from, manager.value())))
                .containsExactly(0);
        assertThat(product.get(OF_STORE + "/audit?from=yesterday", manager.value())
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void failed_tries_to_get_in_are_seen_by_the_store_s_manager() {
        String table = UUID.randomUUID().toString();
        Alarms alarms = product.context().getBean(Alarms.class);
        for (int n = 0; n < 3; n++) {
            alarms.note(Alarms.Kind.WRONG_PIN, Optional.of(StoreId.of(Product.STORE)), table, "192.0.2.9");
        }
        long counted = 0;
        for (JsonNode alarm : product.get(
                        OF_STORE + "/alarms",
                        calls.program("MANAGER", Product.STORE).value())
                .json()
                .path("alarms")) {
            counted += alarm.path("subject").asText().equals(table)
                    ? alarm.path("count").asLong()
                    : 0;
        }
        assertThat(counted).isEqualTo(3);
        assertThat(product.operator("/api/alarms").http().body()).contains(table);
    }

    private static JsonNode latest(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.json().path("entries").get(0);
    }

    private static List<String> stores(Answer answer) {
        List<String> stores = new ArrayList<>();
        answer.json()
                .path("entries")
                .forEach(entry -> stores.add(entry.path("storeId").asText()));
        return stores;
    }

    private static List<Integer> quantities(Answer answer) {
        List<Integer> quantities = new ArrayList<>();
        answer.json()
                .path("entries")
                .forEach(entry ->
                        quantities.add(entry.path("said").path("quantity").asInt()));
        return quantities;
    }
}
