package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.StationStoriesTest.eventually;
import static io.tablesaga.config.StationStoriesTest.say;
import static io.tablesaga.config.StationStoriesTest.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kitchen has run out of something: it refuses the lines it cannot make, and their guest has the money back. */
class KitchenRefusalTest {

    private static final int ROUNDS = 12;

    private final ExecutorService others = Executors.newFixedThreadPool(2);

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_line_is_given_back_and_sold_no_more_and_the_guest_reads_why(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String latte = store.dish("station = '바'");
        String tea = store.dish("station = '바'");
        String phone = store.phone();
        GuestWhoCancels guest = store.whoOrdered(store.paid(phone, line(latte, 2), line(tea, 1)));
        ticket(store, guest.order(), "");

        String key = OrderStoriesTest.key();
        String body = "{\"positions\": [1], \"reason\": \"준비한 우유가 모두 떨어졌습니다\"}";
        Answer refused = refuse(store, guest, key, body);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(200);
        assertThat(refused.json().at("/refund/amount").asLong()).isEqualTo(18_000);
        assertThat(guest.givenBack()).containsExactly(18_000L);
        JsonNode seen = guest.seen();
        assertThat(seen.path("state").asText()).isEqualTo("PAID");
        assertThat(seen.at("/lines/0/cancelled").asBoolean()).isTrue();
        assertThat(seen.at("/cancellations/0/askedBy").asText()).isEqualTo("KITCHEN");
        assertThat(seen.at("/cancellations/0/reason").asText()).isEqualTo("준비한 우유가 모두 떨어졌습니다");
        JsonNode ticket = ticket(store, guest.order(), "");
        assertThat(ticket.path("lines").findValuesAsText("state")).containsExactly("WITHDRAWN", "WAITING");
        eventually(() -> assertThat(soldOut(store, latte)).isEqualTo("준비한 우유가 모두 떨어졌습니다"));
        assertThat(soldOut(store, tea)).isEmpty();
        Dining.is(store.order(phone, RuledStore.TOKEN, line(latte, 1)), 409, "out-of-stock");

        // Milk has come; that the same request is sent again does not drink it up.
        back(store, latte);
        assertThat(refuse(store, guest, key, body).status()).isEqualTo(200);
        store.paid(phone, line(latte, 1), line(tea, 1));
        assertThat(soldOut(store, latte)).isEmpty();
        assertThat(guest.givenBack()).containsExactly(18_000L);
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_begun_is_refused_when_the_kitchen_says_so_and_then_the_order_is_over(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String latte = store.dish("station = '바'");
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(latte, 1)));
        ticket(store, guest.order(), "");
        say(store, guest, "advance", "{\"to\": \"PREPARING\"}");

        Dining.is(refuse(store, guest, "{\"positions\": [1]}"), 409, "being-made");
        assertThat(guest.seen().path("state").asText()).isEqualTo("PAID");
        // None is left, whoever has the last one.
        eventually(() -> assertThat(soldOut(store, latte)).contains("재료가 떨어져"));

        Answer agreed = refuse(store, guest, "{\"positions\": [1], \"agreed\": true, \"discarded\": true}");
        assertThat(agreed.status()).as(agreed.http().body()).isEqualTo(200);
        guest.becomes("CANCELLED");
        assertThat(guest.seen().at("/cancellations/0/reason").asText()).startsWith("재료가 떨어져 만들 수 없습니다.");
        assertThat(guest.givenBack()).containsExactly(9_000L);
        assertThat(store.available(latte)).isEqualTo(19);
        Dining.is(refuse(store, guest, "{\"positions\": [1]}"), 409, "nothing-to-cancel");
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void what_was_never_the_kitchen_s_cannot_be_refused_and_stays_for_sale(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String latte = store.dish("station = '바'");
        GuestWhoCancels unpaid = store.whoOrdered(store.waiting(store.phone(), RuledStore.COUNTER, line(latte, 1)));
        Dining.is(refuse(store, unpaid, "{\"positions\": [1]}"), 404, "unknown-order");
        GuestWhoCancels paid = store.whoOrdered(store.paid(store.phone(), line(latte, 1)));
        Dining.is(refuse(store, paid, "{\"positions\": [1, 2]}"), 422, "unknown-line");
        String key = OrderStoriesTest.key();
        assertThat(refuse(store, paid, key, "{\"positions\": [1]}").status()).isEqualTo(200);
        Dining.is(refuse(store, paid, key, "{\"positions\": [1], \"discarded\": true}"), 422, "key-reused");
        unpaid.becomes("CANCELLED");
        Dining.is(refuse(store, unpaid, "{\"positions\": [1]}"), 404, "unknown-order");
        int marks = store.product()
                .jdbc()
                .queryForObject(
                        "select count(*) from outbox.message where destination = 'jms:stock.mark-sold-out' and key in (?, ?)",
                        Integer.class,
                        unpaid.order(),
                        paid.order());
        assertThat(marks).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"positions\": []}",
                "{\"positions\": [0]}",
                "{\"positions\": [1], \"reason\": \" \"}"
            })
    void a_refusal_that_cannot_be_understood_refuses_nothing(String nonsense) {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(store.dish("station = '바'"), 1)));
        ticket(store, guest.order(), "");
        assertThat(refuse(store, guest, nonsense).status()).isEqualTo(400);
        assertThat(guest.seen().path("cancellations").size()).isZero();
    }

    private record Met(GuestWhoCancels guest, Answer refused, Answer other) {}

    @ParameterizedTest
    @EnumSource
    void between_a_refusal_and_a_cook_who_begins_one_wins(Wired wired) throws Exception {
        for (Met met : met(wired, (store, guest) -> say(store, guest, "advance", "{\"to\": \"PREPARING\"}"))) {
            oneWins(met, "PREPARING");
        }
    }

    @ParameterizedTest
    @EnumSource
    void between_a_refusal_and_a_bump_one_wins(Wired wired) throws Exception {
        for (Met met : met(wired, (store, guest) -> say(store, guest, "bump", "{\"positions\": [1]}"))) {
            oneWins(met, "READY");
        }
    }

    @ParameterizedTest
    @EnumSource
    void between_a_refusal_and_a_guest_who_cancels_one_wins_and_the_money_goes_back_once(Wired wired) throws Exception {
        for (Met met : met(wired, (store, guest) -> guest.cancel())) {
            met.guest().becomes("CANCELLED");
            assertThat(met.guest().givenBack()).containsExactly(9_000L);
            eventually(() -> assertThat(met.guest().seen().path("cancellations").findValuesAsText("state"))
                    .containsExactlyInAnyOrder("CANCELLED", "REFUSED"));
        }
    }

    private static void oneWins(Met met, String otherwise) {
        String answers = met.refused().http().body() + met.other().http().body();
        if (met.other().status() == 200) {
            assertThat(met.refused().problem()).as(answers).isEqualTo("being-made");
            assertThat(met.guest().givenBack()).as(answers).isEmpty();
            eventually(
                    () -> assertThat(met.guest().seen().at("/lines/0/kitchen").asText())
                            .isEqualTo(otherwise));
            assertThat(met.guest().seen().path("state").asText()).as(answers).isEqualTo("PAID");
        } else {
            assertThat(met.other().problem()).as(answers).isEqualTo("line-withdrawn");
            assertThat(met.refused().status()).as(answers).isIn(200, 202);
            met.guest().becomes("CANCELLED");
            assertThat(met.guest().givenBack()).as(answers).containsExactly(9_000L);
        }
    }

    private interface Other extends BiFunction<RuledStore, GuestWhoCancels, Answer> {}

    private List<Met> met(Wired wired, Other other) throws Exception {
        RuledStore store = RuledStore.open(wired);
        List<Met> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            GuestWhoCancels guest = store.whoOrdered(
                    store.paid(store.phone(), line(store.store().dish(1), 1)));
            ticket(store, guest.order(), "");
            Future<Answer> refused = others.submit(() -> refuse(store, guest, "{\"positions\": [1]}"));
            Future<Answer> told = others.submit(() -> other.apply(store, guest));
            all.add(new Met(guest, refused.get(), told.get()));
        }
        BooksBalance.in(store.product());
        return all;
    }

    static Answer refuse(RuledStore store, GuestWhoCancels guest, String body) {
        return refuse(store, guest, OrderStoriesTest.key(), body);
    }

    private static Answer refuse(RuledStore store, GuestWhoCancels guest, String key, String body) {
        return Product.send(store.product()
                .request(store.store().path("/kitchen/tickets/" + guest.order() + "/refuse"))
                .header("Authorization", "Bearer " + store.product().operatorToken())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static void back(RuledStore store, String dish) {
        Answer back = store.product().operatorPost(store.store().path("/stock/" + dish + "/back"), "{}");
        assertThat(back.status()).as(back.http().body()).isEqualTo(200);
    }

    /** Why it is; empty when it is not. */
    private static String soldOut(RuledStore store, String dish) {
        JsonNode items = store.store().get("/stock").json().path("items");
        for (JsonNode item : items) {
            if (item.path("itemId").asText().equals(dish)) {
                return item.at("/soldOut/reason").asText("");
            }
        }
        throw new AssertionError("no " + dish + " in " + items);
    }
}
