package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import org.junit.jupiter.api.Test;

/** A guest who has signed in finds their own orders, wherever they sat. */
class GuestHistoryTest {

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void a_guest_who_joined_as_themselves_finds_their_orders_of_every_visit_and_nobody_else_s() {
        Browser mina = Browser.customer(product);
        Dining here = Dining.table(product);
        Dining there = Dining.table(product);
        String dish = product.dish(5);
        String first = here.paid(joined(mina, here), dish).json().path("id").asText();
        here.paid(here.phone(), dish);
        String second = there.paid(joined(mina, there), dish).json().path("id").asText();
        assertThat(there.clear().status()).isEqualTo(200);

        Answer answered = mina.get("/api/account/orders");
        assertThat(answered.status()).as(answered.http().body()).isEqualTo(200);
        JsonNode all = answered.json();
        assertThat(all.path("orders").findValuesAsText("id")).containsExactly(second, first);
        assertThat(all.path("next").isNull()).isTrue();
        JsonNode page = mina.get("/api/account/orders?limit=1").json();
        assertThat(page.path("orders").findValuesAsText("id")).containsExactly(second);
        assertThat(mina.get("/api/account/orders?limit=1&after="
                                + page.path("next").asText())
                        .json()
                        .path("orders")
                        .findValuesAsText("id"))
                .containsExactly(first);
        assertThat(Browser.customer(product).get("/api/account/orders").json().path("orders"))
                .isEmpty();
        BooksBalance.in(product);
    }

    @Test
    void t1_a_guest_scans_the_code_on_the_table_signs_in_and_uses_the_service() {
        OwnStore store = OwnStore.open(product);
        String dish = store.dish(3);
        Browser mina = new Browser(product.base());
        JsonNode scanned =
                mina.get("/api/tables/" + PhoneAtTable.qr(product, store.table)).json();
        assertThat(scanned.path("storeId").asText()).isEqualTo(store.id);
        assertThat(scanned.path("table").asText()).isEqualTo("1번");
        assertThat(scanned.path("taken").asBoolean()).isFalse();

        mina.signIn(mina.signUp(), Browser.PASSWORD);
        Dining table = new Dining(product, store.id, store.table);
        String phone = joined(mina, table);
        assertThat(mina.get("/api/tables/" + table.qr()).json().path("taken").asBoolean())
                .isTrue();
        JsonNode placed = table.paid(phone, dish).json();
        assertThat(placed.path("total").path("amount").asLong()).isEqualTo(9000);

        JsonNode ofTable = table.get(phone, "/api/visit/orders").json().path("orders");
        assertThat(ofTable.findValuesAsText("id"))
                .containsExactly(placed.path("id").asText());
        JsonNode own = mina.get("/api/account/orders").json().path("orders");
        assertThat(own.findValuesAsText("id")).containsExactly(placed.path("id").asText());
        BooksBalance.in(product);
    }

    /** Who asked as themselves is themselves once they are let in. */
    @Test
    void a_guest_who_was_let_in_finds_their_orders_too() {
        Browser mina = Browser.customer(product);
        Dining table = Dining.table(product);
        String juno = table.phone();
        Answer asked =
                mina.send("POST", "/api/visits/ask", "{\"tableCode\": \"" + table.qr() + "\", \"name\": \"민아\"}");
        assertThat(asked.status()).as(asked.http().body()).isEqualTo(202);
        String answer = "/api/visit/asks/" + asked.json().path("askId").asText() + "/answer";
        assertThat(PhoneAtTable.post(product, juno, answer, "{\"let\": true}").status())
                .isEqualTo(200);
        String order = table.paid(asked.json().path("token").asText(), product.dish(1))
                .json()
                .path("id")
                .asText();
        assertThat(mina.get("/api/account/orders").json().path("orders").findValuesAsText("id"))
                .containsExactly(order);
        BooksBalance.in(product);
    }

    @Test
    void only_a_person_has_a_history() {
        Dining table = Dining.table(product);
        is(product.operator("/api/account/orders"), 403, "forbidden");
        is(table.get(table.phone(), "/api/account/orders"), 403, "forbidden");
        is(table.get("guess", "/api/account/orders"), 401, "unauthorized");
    }

    /** The program that joins is no guest: what its phone orders is nobody's history. */
    @Test
    void a_program_that_joins_is_nobody_s_guest() {
        Dining table = Dining.table(product);
        String code = PhoneAtTable.joinCode(product, table.store(), table.table());
        Answer joined = product.operatorPost(
                "/api/visits/join", "{\"tableCode\": \"" + table.qr() + "\", \"joinCode\": \"" + code + "\"}");
        assertThat(joined.status()).as(joined.http().body()).isEqualTo(201);
        assertThat(product.jdbc()
                        .queryForObject(
                                "select account_id is null from floor.phone where id = ?::uuid",
                                Boolean.class,
                                joined.json().path("phoneId").asText()))
                .isTrue();
    }

    private String joined(Browser person, Dining table) {
        String code = PhoneAtTable.joinCode(product, table.store(), table.table());
        Answer joined = person.send(
                "POST", "/api/visits/join", "{\"tableCode\": \"" + table.qr() + "\", \"joinCode\": \"" + code + "\"}");
        assertThat(joined.status()).as(joined.http().body()).isEqualTo(201);
        return joined.json().path("token").asText();
    }
}
