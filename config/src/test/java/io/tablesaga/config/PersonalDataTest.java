package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.accounts.PersonalData;
import io.tablesaga.accounts.PersonalData.Erasure;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.shared.AccountId;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A guest who has signed in takes along all that is kept of them, and then has it taken away. */
class PersonalDataTest {

    private static final String DISH = "00000000-0000-7000-8000-000000001002";

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final PersonalData data = product.context().getBean(PersonalData.class);
    private final Traces traces = new Traces(product);

    private final UUID account = UUID.randomUUID();
    private final String login = "mina-" + UUID.randomUUID() + "@example.com";
    private final String name = "미나 " + UUID.randomUUID();

    private void account(String kind) {
        product.jdbc()
                .update(
                        "insert into accounts.account (id, kind, login, name, secret) values (?, ?, ?, ?, 'x')",
                        account,
                        kind,
                        login,
                        name);
    }

    /** A phone whose guest has signed in. */
    private String phone() {
        String token = PhoneAtTable.joined(product.jdbc(), Product.STORE, Product.TABLE);
        product.jdbc()
                .update(
                        """
                        update floor.phone set account_id = ?
                        where id = (select id from floor.phone order by joined_at desc limit 1)""",
                        account);
        return token;
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
        account("CUSTOMER");
        String kept = ordersAndTakesBack();
        JsonNode export = new ObjectMapper().readTree(data.of(new AccountId(account)));
        assertThat(export.path("account").path("login").asText()).isEqualTo(login);
        assertThat(export.path("account").path("name").asText()).isEqualTo(name);
        assertThat(export.path("orders")).hasSize(2);
        JsonNode first = export.path("orders").get(0);
        assertThat(first.path("id").asText()).isEqualTo(kept);
        assertThat(first.path("lines")).hasSize(1);
        assertThat(first.path("payments").get(0).path("state").asText()).isEqualTo("PAID");
        JsonNode second = export.path("orders").get(1);
        assertThat(second.path("cancellations").get(0).path("reason").asText()).contains(name);
        assertThat(second.path("refunds").get(0).path("state").asText()).isEqualTo("REFUNDED");
        assertThat(export.path("visits")).hasSize(1);
        assertThat(export.toString()).doesNotContain("secret").doesNotContain("hash");
        BooksBalance.in(product);
    }

    @Test
    void an_erased_person_is_found_nowhere_and_the_orders_stay() throws Exception {
        account("CUSTOMER");
        String kept = ordersAndTakesBack();
        // The search finds what is there, each kind of it.
        assertThat(traces.inDatabase(login)).containsExactly("accounts.account.login");
        assertThat(traces.inDatabase(name))
                .containsExactlyInAnyOrder(
                        "accounts.account.name", "ordering.cancellation.reason", "payment.refund.reason");
        assertThat(traces.inDatabase(account.toString()))
                .containsExactlyInAnyOrder(
                        "accounts.account.id", "floor.phone.account_id", "ordering.orders.account_id");
        Topic.events(product, kept, 1);
        assertThat(traces.inTopics(kept)).contains("orders");
        assertThat(traces.inFiles(kept)).anyMatch(file -> file.startsWith("kafka"));

        assertThat(data.erase(new AccountId(account))).isEqualTo(Erasure.ERASED);

        for (String trace : new String[] {login, name}) {
            assertThat(traces.inDatabase(trace)).isEmpty();
            assertThat(traces.inTopics(trace)).isEmpty();
            assertThat(traces.inFiles(trace)).isEmpty();
        }
        // The number that stood for the person stays where the account was, and stands for nobody.
        assertThat(traces.inDatabase(account.toString()))
                .containsExactlyInAnyOrder("accounts.account.id", "accounts.account.login");
        assertThat(traces.inTopics(account.toString())).isEmpty();
        assertThat(traces.inFiles(account.toString())).isEmpty();
        assertThat(product.jdbc()
                        .queryForObject("select state from ordering.orders where id = ?::uuid", String.class, kept))
                .isEqualTo("PAID");
        BooksBalance.in(product);
    }

    @Test
    void an_account_with_an_order_at_work_is_not_erased_until_it_is_over() {
        account("CUSTOMER");
        assertThat(order(phone(), null).status()).isEqualTo(202);
        assertThat(data.erase(new AccountId(account))).isEqualTo(Erasure.ORDERS_OPEN);
        assertThat(traces.inDatabase(login)).containsExactly("accounts.account.login");
    }

    @Test
    void staff_do_not_erase_themselves() {
        account("STAFF");
        assertThat(data.erase(new AccountId(account))).isEqualTo(Erasure.NOT_A_CUSTOMER);
        assertThat(traces.inDatabase(login)).containsExactly("accounts.account.login");
    }

    @Test
    void an_erased_account_is_not_erased_again() {
        account("CUSTOMER");
        assertThat(data.erase(new AccountId(account))).isEqualTo(Erasure.ERASED);
        assertThat(data.erase(new AccountId(account))).isEqualTo(Erasure.NOT_A_CUSTOMER);
    }
}
