package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A guest who has signed in takes along all that is kept of them, and then has it taken away. */
class PersonalDataTest {

    private static final String DISH = "00000000-0000-7000-8000-000000001002";

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final Traces traces = new Traces(product);
    private final Browser browser = new Browser(product.base());

    private final String login = "mina-" + UUID.randomUUID() + "@example.com";
    private final String name = "미나 " + UUID.randomUUID();
    private UUID account;

    private void signUp() {
        Answer answer = browser.send(
                "POST",
                "/api/accounts",
                "{\"login\": \"%s\", \"name\": \"%s\", \"password\": \"%s\"}".formatted(login, name, Browser.PASSWORD));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
        account = UUID.fromString(
                browser.signIn(login, Browser.PASSWORD).json().at("/account/id").asText());
    }

    private Answer erase(String password) {
        return browser.send("POST", "/api/account/erasure", "{\"password\": \"" + password + "\"}");
    }

    /** A phone whose guest has signed in. */
    private String phone() {
        return RuledStore.phone(browser, new Dining(product, Product.STORE, Product.TABLE));
    }

    /** In a store that gives a dish once a day, has invited the person, and keeps them waiting at another table. */
    private RuledStore regular() {
        RuledStore store = RuledStore.open(Product.Wired.DIRECT);
        store.paid(RuledStore.phone(browser, store.table()), RuledStore.line(store.dish("once_per = 'DAY'"), 1));
        Dining next = Dining.in(product, store.store().id);
        next.phone();
        Answer asked = browser.send(
                "POST", "/api/visits/ask", "{\"tableCode\": \"" + next.qr() + "\", \"name\": \"" + name + "\"}");
        assertThat(asked.status()).as(asked.http().body()).isEqualTo(202);
        Answer invited = store.store()
                .manage("POST", "/invitations", "{\"login\": \"" + login + "\", \"roles\": [\"kitchen\"]}");
        assertThat(invited.status()).as(invited.http().body()).isEqualTo(201);
        return store;
    }

    private Answer order(String phone, String token) {
        return Product.send(product.request("/api/orders")
                .header("Authorization", "Bearer " + phone)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"lines\":[{\"itemId\":\"" + DISH + "\",\"quantity\":1}]"
                        + (token == null ? "" : ",\"paymentToken\":\"" + token + "\"") + "}")));
    }

    /** One order paid and kept, one paid and taken back in words that name the person. */
    private String ordersAndTakesBack() {
        String phone = phone();
        Answer kept = order(phone, "tok_ok");
        Answer back = order(phone, "tok_ok");
        GuestWhoCancels guest = new GuestWhoCancels(product, back);
        Product.send(product.request("/api/orders/" + guest.order() + "/cancellations")
                .header(
                        "Authorization",
                        "Bearer " + back.json().path("capability").asText())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\": \"" + name + " is not hungry\"}")));
        guest.becomes("CANCELLED");
        return kept.json().path("id").asText();
    }

    @Test
    void all_that_is_kept_of_a_person_can_be_taken_along() throws Exception {
        signUp();
        String kept = ordersAndTakesBack();
        RuledStore regular = regular();
        JsonNode export = browser.get("/api/account/data").json();
        assertThat(export.path("account").path("login").asText()).isEqualTo(login);
        assertThat(export.path("account").path("name").asText()).isEqualTo(name);
        assertThat(export.path("orders")).hasSize(3);
        JsonNode first = export.path("orders").get(0);
        assertThat(first.path("id").asText()).isEqualTo(kept);
        assertThat(first.path("lines")).hasSize(1);
        assertThat(first.path("payments").get(0).path("state").asText()).isEqualTo("PAID");
        JsonNode second = export.path("orders").get(1);
        assertThat(second.path("cancellations").get(0).path("reason").asText()).contains(name);
        assertThat(second.path("refunds").get(0).path("state").asText()).isEqualTo("REFUNDED");
        assertThat(export.path("visits")).hasSize(2);
        assertThat(export.path("onceOnly")).hasSize(1);
        assertThat(export.at("/onceOnly/0/orderId"))
                .isEqualTo(export.path("orders").get(2).path("id"));
        assertThat(export.path("orders").get(2).path("storeId").asText()).isEqualTo(regular.store().id);
        assertThat(export.path("sessions")).hasSize(1);
        assertThat(export.path("roles")).isEmpty();
        assertThat(export.path("audit").findValuesAsText("operation"))
                .startsWith("sign-in")
                .contains("visit-join", "visit-ask");
        assertThat(export.path("audit").findValuesAsText("address")).containsOnly("127.0.0.1");
        assertThat(export.toString()).doesNotContain("secret").doesNotContain("hash");
        BooksBalance.in(product);
    }

    @Test
    void an_erased_person_is_found_nowhere_and_the_orders_stay() throws Exception {
        signUp();
        String kept = ordersAndTakesBack();
        regular();
        // The search finds what is there, each kind of it.
        assertThat(traces.inDatabase(login))
                .containsExactlyInAnyOrder("accounts.account.login", "accounts.invitation.login");
        assertThat(traces.inDatabase(name))
                .containsExactlyInAnyOrder(
                        "accounts.account.name",
                        "floor.ask.name",
                        "ordering.cancellation.reason",
                        "payment.refund.reason");
        assertThat(traces.inDatabase(account.toString()))
                .containsExactlyInAnyOrder(
                        "accounts.account.id",
                        "accounts.session.principal_name",
                        "accounts.session_attributes.attribute_bytes",
                        "audit.action.account_id",
                        "floor.ask.account_id",
                        "floor.phone.account_id",
                        "ordering.once_claim.account_id",
                        "ordering.orders.account_id");
        Topic.events(product, kept, 1);
        assertThat(traces.inTopics(kept)).contains("orders");
        assertThat(traces.inFiles(kept)).anyMatch(file -> file.startsWith("kafka"));

        Answer erased = erase(Browser.PASSWORD);
        assertThat(erased.status()).as(erased.http().body()).isEqualTo(200);
        assertThat(erased.json().path("kept")).isNotEmpty();
        assertThat(browser.login()).isEmpty();
        assertThat(browser.trySignIn(login, Browser.PASSWORD).status()).isEqualTo(401);

        for (String trace : new String[] {login, name}) {
            assertThat(traces.inDatabase(trace)).isEmpty();
            assertThat(traces.inTopics(trace)).isEmpty();
            assertThat(traces.inFiles(trace)).isEmpty();
        }
        // The number that stood for the person stays where the account was, and stands for nobody.
        assertThat(traces.inDatabase(account.toString()))
                .containsExactlyInAnyOrder("accounts.account.id", "accounts.account.login", "audit.action.account_id");
        assertThat(traces.inTopics(account.toString())).isEmpty();
        assertThat(traces.inFiles(account.toString())).isEmpty();
        assertThat(product.jdbc()
                        .queryForObject("select state from ordering.orders where id = ?::uuid", String.class, kept))
                .isEqualTo("PAID");
        BooksBalance.in(product);
    }

    @Test
    void an_account_with_an_order_at_work_is_not_erased_until_it_is_over() {
        signUp();
        assertThat(order(phone(), null).status()).isEqualTo(202);
        assertThat(erase(Browser.PASSWORD).problem()).isEqualTo("orders-open");
        assertThat(browser.login()).isEqualTo(login);
    }

    @Test
    void a_session_left_open_is_not_enough_to_erase_its_account() {
        signUp();
        Answer wrong = erase("another password");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.problem()).isEqualTo("wrong-password");
        assertThat(browser.send("POST", "/api/account/erasure", "{}").status()).isEqualTo(400);
        assertThat(browser.send(
                                "POST",
                                "/api/account/erasure",
                                "{\"password\": null, \"password\": \"" + Browser.PASSWORD + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(browser.login()).isEqualTo(login);
    }

    @Test
    void staff_do_not_erase_themselves() {
        Browser manager = Browser.demo(product, "manager");
        Answer answer = manager.send(
                "POST",
                "/api/account/erasure",
                "{\"password\": \"" + product.servers().folder().secret("demo-password") + "\"}");
        assertThat(answer.problem()).isEqualTo("staff-account");
        assertThat(manager.login()).isEqualTo("manager@demo.example");
    }

    @Test
    void nobody_and_no_program_takes_data_along() {
        assertThat(Product.send(product.request("/api/account/data")).status()).isEqualTo(401);
        assertThat(product.operator("/api/account/data").status()).isEqualTo(403);
        assertThat(product.get("/api/account/data", product.phone()).status()).isEqualTo(403);
    }
}
