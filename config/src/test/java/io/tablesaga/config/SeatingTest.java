package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables are taken, moved from and cleared, also at the same moment. */
class SeatingTest {

    @Test
    void of_many_who_seat_at_one_table_at_once_one_does() {
        Product product = Product.running(Wired.DIRECT);
        Dining table = Dining.table(product);
        List<Answer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> table.staff("/visits", "{}")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers.stream().map(Answer::status).toList())
                .containsOnly(201, 409)
                .containsOnlyOnce(201);
        answers.stream().filter(answer -> answer.status() == 409).forEach(late -> is(late, 409, "table-taken"));
    }

    @Test
    void staff_tell_another_code_and_the_one_before_is_worth_nothing() {
        Product product = Product.running(Wired.DIRECT);
        Dining table = Dining.table(product);
        String overheard = table.seated();
        String fresh = table.staff("/visits/code", "{}").json().path("joinCode").asText();
        assertThat(fresh).hasSize(6).matches("[2-9A-HJKMNP-Z]+").isNotEqualTo(overheard);
        is(table.join(overheard), 403, "wrong-code");
        assertThat(table.join(fresh).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void clearing_shows_what_is_not_settled_and_ends_every_token_and_code(Wired wired) {
        Product product = Product.running(wired);
        Dining table = Dining.table(product);
        String code = table.seated();
        String phone = table.join(code).json().path("token").asText();
        Answer asked = table.ask("준호");
        Answer unpaid = table.order(phone, product.dish(1), "");
        assertThat(unpaid.status()).as(unpaid.http().body()).isEqualTo(202);

        Answer refused = table.clear();
        is(refused, 409, "money-open");
        owes(refused.json(), unpaid);
        assertThat(table.get(phone, "/api/visit").status()).isEqualTo(200);

        Answer cleared = table.staff("/clear", "{\"anyway\": true}");
        assertThat(cleared.status()).as(cleared.http().body()).isEqualTo(200);
        owes(cleared.json(), unpaid);
        is(table.get(phone, "/api/visit"), 401, "unauthorized");
        is(table.join(code), 403, "wrong-code");
        String secret = asked.json().path("token").asText();
        String ask = asked.json().path("askId").asText();
        is(table.get(secret, "/api/visits/ask/" + ask), 404, "not-found");
        assertThat(product.jdbc()
                        .queryForObject("select count(*) from floor.ask where id = ?::uuid", Integer.class, ask))
                .isZero();
        is(table.clear(), 409, "nobody-there");
        assertThat(table.seated()).isNotEqualTo(code);
        BooksBalance.in(product);
    }

    private static void owes(JsonNode json, Answer unpaid) {
        assertThat(json.path("openOrders")).hasSize(1);
        JsonNode open = json.path("openOrders").get(0);
        assertThat(open.path("orderId")).isEqualTo(unpaid.json().path("id"));
        assertThat(open.path("state").asText()).isEqualTo("AWAITING_PAYMENT");
        assertThat(open.path("total").path("amount").asLong()).isEqualTo(9000);
    }

    /** Both stand at the visit's row, the clearing first. */
    @ParameterizedTest
    @EnumSource
    void an_order_that_was_on_its_way_when_the_table_was_cleared_is_refused_and_nothing_is_charged(Wired wired)
            throws SQLException {
        Product product = Product.running(wired);
        Dining table = Dining.table(product);
        String phone = table.phone();
        String dish = product.dish(1);
        int charged = product.payments().size();
        CompletableFuture<Answer> clearing;
        CompletableFuture<Answer> ordering;
        try (HeldRow held = HeldRow.of(product, "floor.visit where table_id = '" + table.table() + "'")) {
            clearing = CompletableFuture.supplyAsync(table::clear);
            held.untilSoManyWait(1);
            ordering = CompletableFuture.supplyAsync(() -> table.order(phone, dish, ", \"paymentToken\": \"tok_ok\""));
            held.untilSoManyWait(2);
            held.letGo();
        }
        assertThat(clearing.join().status()).isEqualTo(200);
        is(ordering.join(), 409, "visit-over");
        assertThat(product.payments().size()).isEqualTo(charged);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
        BooksBalance.in(product);
    }

    /** The order has found its visit running and waits for its dish: the clearing waits for it. */
    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void whoever_clears_sees_the_order_that_was_being_placed(Wired wired) throws SQLException {
        Product product = Product.running(wired);
        Dining table = Dining.table(product);
        String phone = table.phone();
        String dish = product.dish(1);
        CompletableFuture<Answer> clearing;
        CompletableFuture<Answer> ordering;
        try (HeldRow held = HeldRow.of(product, "stock.item where id = '" + dish + "'")) {
            ordering = CompletableFuture.supplyAsync(() -> table.order(phone, dish, ""));
            held.untilSoManyWait(1);
            clearing = CompletableFuture.supplyAsync(table::clear);
            held.untilSoManyWait(2);
            held.letGo();
        }
        assertThat(ordering.join().status()).isEqualTo(202);
        is(clearing.join(), 409, "money-open");
        owes(clearing.join().json(), ordering.join());
        BooksBalance.in(product);
    }

    @Test
    void a_party_that_moves_takes_its_orders_along_and_its_phones_fetch_new_tokens() {
        Product product = Product.running(Wired.DIRECT);
        Dining from = Dining.table(product);
        Dining to = Dining.in(product, Product.STORE);
        String code = from.seated();
        String before = from.join(code).json().path("token").asText();
        String tablet = from.tablet();
        String there = to.tablet();
        String order = from.paid(before, product.dish(1)).json().path("id").asText();
        assertThat(from.get(tablet, "/api/visit").status()).isEqualTo(200);
        is(from.get(there, "/api/visit"), 403, "forbidden");

        Answer moved = from.staff("/move", "{\"to\": \"" + to.table() + "\"}");
        assertThat(moved.status()).as(moved.http().body()).isEqualTo(200);
        is(from.get(before, "/api/visit"), 401, "unauthorized");
        is(from.get(before, "/api/orders/" + order), 404, "not-found");
        is(from.get(tablet, "/api/visit"), 403, "forbidden");
        assertThat(from.get(there, "/api/visit").status()).isEqualTo(200);
        is(from.join(code), 403, "wrong-code");
        is(to.join(code), 403, "wrong-code");

        Answer fetched = PhoneAtTable.post(product, before, "/api/visit/token", "{}");
        assertThat(fetched.status()).as(fetched.http().body()).isEqualTo(200);
        is(PhoneAtTable.post(product, before, "/api/visit/token", "{}"), 404, "no-new-token");
        String after = fetched.json().path("token").asText();
        is(PhoneAtTable.post(product, after, "/api/visit/token", "{}"), 404, "no-new-token");
        JsonNode visit = from.get(after, "/api/visit").json();
        assertThat(visit.path("tableId").asText()).isEqualTo(to.table());
        assertThat(visit.path("deviceId")).isEqualTo(fetched.json().path("phoneId"));
        assertThat(from.get(after, "/api/orders/" + order).status()).isEqualTo(200);
        assertThat(to.join(moved.json().path("joinCode").asText()).status()).isEqualTo(201);
        assertThat(from.seated()).isNotEqualTo(code);
        BooksBalance.in(product);
    }

    @Test
    void a_phone_that_slept_through_two_moves_still_fetches_its_token_and_none_after_the_clearing() {
        Product product = Product.running(Wired.DIRECT);
        Dining first = Dining.table(product);
        Dining second = Dining.table(product);
        Dining third = Dining.table(product);
        String slept = first.phone();
        String tooLate = first.phone();
        assertThat(first.staff("/move", "{\"to\": \"" + second.table() + "\"}").status())
                .isEqualTo(200);
        assertThat(second.staff("/move", "{\"to\": \"" + third.table() + "\"}").status())
                .isEqualTo(200);
        assertThat(PhoneAtTable.post(product, slept, "/api/visit/token", "{}").status())
                .isEqualTo(200);
        assertThat(third.clear().status()).isEqualTo(200);
        is(PhoneAtTable.post(product, tooLate, "/api/visit/token", "{}"), 404, "no-new-token");
    }

    @Test
    void nobody_moves_onto_a_taken_table_nor_from_an_empty_one() {
        Product product = Product.running(Wired.DIRECT);
        Dining mine = Dining.table(product);
        Dining taken = Dining.table(product);
        String phone = mine.phone();
        taken.seated();
        is(mine.staff("/move", "{\"to\": \"" + taken.table() + "\"}"), 409, "table-taken");
        is(mine.staff("/move", "{\"to\": \"nowhere\"}"), 400, "invalid-request");
        assertThat(mine.get(phone, "/api/visit").json().path("tableId").asText())
                .isEqualTo(mine.table());
        is(Dining.table(product).staff("/move", "{\"to\": \"" + taken.table() + "\"}"), 409, "nobody-there");
    }
}
