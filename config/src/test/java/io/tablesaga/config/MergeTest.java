package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.RuledStore.refused;
import static io.tablesaga.config.SharedCart.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two parties become one: one cart, one bill, one history, one table. */
class MergeTest {

    private final RuledStore store = RuledStore.open(Wired.DIRECT);
    private final Product product = store.product();
    private final Dining one = store.table();
    private final Dining other = table();

    @ParameterizedTest
    @EnumSource
    void what_both_have_ordered_and_put_together_is_one_visits(Wired wired) {
        RuledStore both = RuledStore.open(wired);
        Dining from = both.table();
        Dining into = Dining.in(both.product(), both.store().id);
        from.seated();
        into.seated();
        String mina = from.phone();
        String juno = into.phone();
        String dish = both.dish("price = 9000");
        Answer minas = both.paid(mina, line(dish, 1));
        Answer minasUnpaid = both.waiting(mina, COUNTER, line(dish, 1));
        Answer junos = both.paid(juno, line(dish, 2));
        SharedCart cart = new SharedCart(both.product());
        String minasWish = cart.in(mina, wish(dish, 1));
        String junosWish = cart.in(juno, wish(dish, 2));
        servedAt(both, from, minas);
        begun(both, minas);
        int seen = Math.max(version(cart, mina), version(cart, juno));

        Answer merged = merge(from, into);
        assertThat(merged.status()).as(merged.http().body()).isEqualTo(200);
        assertThat(merged.json().path("tableId").asText()).isEqualTo(into.table());
        is(from.get(mina, "/api/visit"), 401, "unauthorized");
        String again = fetched(both.product(), mina);
        JsonNode visit = into.get(again, "/api/visit").json();
        assertThat(visit.path("visitId")).isEqualTo(merged.json().path("visitId"));
        assertThat(visit.path("phones").asInt()).isEqualTo(2);

        Set<String> all = orders(into, juno);
        assertThat(all).isEqualTo(orders(into, again)).isEqualTo(ids(minas, minasUnpaid, junos));
        assertThat(SharedCart.ids(cart.seen(again))).containsExactlyInAnyOrder(minasWish, junosWish);
        assertThat(version(cart, juno)).isGreaterThan(seen);
        // Each line is still whose it was.
        Answer own = cart.order(again, TOKEN, cart.seen(again), "own");
        assertThat(own.status()).as(own.http().body()).isEqualTo(201);
        assertThat(SharedCart.ids(cart.seen(juno))).containsExactly(junosWish);

        JsonNode table = floor(both, into);
        assertThat(table.path("state").asText()).isEqualTo("AT_COUNTER");
        assertThat(table.path("party").path("guests").asInt()).isEqualTo(4);
        assertThat(table.path("party").path("orders").asInt()).isEqualTo(4);
        assertThat(table.path("party").path("total").path("amount").asInt()).isEqualTo(45000);
        assertThat(floor(both, from).path("state").asText()).isEqualTo("FREE");
        assertThat(from.seated()).isNotEqualTo(merged.json().path("joinCode").asText());

        servedAt(both, into, minas, junos, own);
        JsonNode receipt = both.product()
                .get("/api/orders/" + minas.json().path("id").asText() + "/receipt", again)
                .json();
        // As it was when it was paid.
        assertThat(receipt.path("table").asText()).as(receipt.toString()).isEqualTo("1번");
        Answer clearing = into.clear();
        is(clearing, 409, "money-open");
        assertThat(clearing.json().path("openOrders").findValuesAsText("orderId"))
                .containsExactly(minasUnpaid.json().path("id").asText());

        // What was being made is made on, what was to be paid is made once it is, and nothing twice.
        MovedTicketsTest.pay(both, minasUnpaid, 9000);
        servedAt(both, into, minas, minasUnpaid, junos, own);
        assertThat(both.store().get("/kitchen/tickets").json().path("tickets").findValuesAsText("state"))
                .containsExactlyInAnyOrder("PREPARING", "WAITING", "WAITING", "WAITING");
        assertThat(into.clear().status()).isEqualTo(200);
        BooksBalance.in(both.product());
    }

    @Test
    void what_both_had_once_stays_and_there_is_no_third_until_both_are_taken_back() {
        String once = store.dish("price = 5000, once_per = 'VISIT'");
        String mina = one.phone();
        String juno = other.phone();
        Answer minas = store.paid(mina, line(once, 1));
        Answer junos = store.paid(juno, line(once, 1));
        assertThat(merge(one, other).status()).isEqualTo(200);
        refused(store.order(juno, TOKEN, line(once, 1)), "already-ordered");
        takenBack(junos);
        refused(store.order(juno, TOKEN, line(once, 1)), "already-ordered");
        takenBack(minas);
        store.paid(juno, line(once, 1));
        refused(store.order(juno, TOKEN, line(once, 1)), "already-ordered");
        BooksBalance.in(product);
    }

    @Test
    void a_main_of_one_party_lets_the_other_have_a_side_and_stays_while_it_is_there() {
        String main = store.dish("price = 9000");
        String side = store.dish("price = 2000, course = 'SIDE'");
        Answer mains = store.paid(one.phone(), line(main, 1));
        String juno = other.phone();
        refused(store.order(juno, TOKEN, line(side, 1)), "main-needed");
        assertThat(merge(one, other).status()).isEqualTo(200);
        store.paid(juno, line(side, 1));
        assertThat(store.whoOrdered(mains).cancel().problem()).isEqualTo("side-needs-main");
        BooksBalance.in(product);
    }

    @Test
    void who_lost_the_answer_before_the_merge_hears_it_after() {
        String dish = store.dish("price = 9000");
        String mina = one.phone();
        other.phone();
        String key = OrderStoriesTest.key();
        Answer first = store.order(key, mina, TOKEN, new String[] {line(dish, 1)});
        assertThat(merge(one, other).status()).isEqualTo(200);
        Answer again = store.order(key, fetched(product, mina), TOKEN, new String[] {line(dish, 1)});
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(store.available(dish)).isEqualTo(19);
        BooksBalance.in(product);
    }

    @Test
    void a_third_party_brings_along_who_came_before_and_they_all_move() {
        Dining third = table();
        Dining last = table();
        String dish = store.dish("price = 9000");
        String slept = one.phone();
        Answer first = store.paid(slept, line(dish, 1));
        Answer second = store.paid(other.phone(), line(dish, 1));
        Answer thirds = store.paid(third.phone(), line(dish, 1));
        assertThat(merge(one, other).status()).isEqualTo(200);
        assertThat(merge(other, third).status()).isEqualTo(200);
        servedAt(store, third, first, second, thirds);
        assertThat(third.staff("/move", "{\"to\": \"" + last.table() + "\"}").status())
                .isEqualTo(200);
        servedAt(store, last, first, second, thirds);
        String awake = fetched(product, slept);
        assertThat(orders(last, awake)).isEqualTo(ids(first, second, thirds));
        assertThat(last.get(awake, "/api/visit").json().path("phones").asInt()).isEqualTo(3);
        BooksBalance.in(product);
    }

    @Test
    void calls_of_both_are_one_visits_and_for_one_reason_one() {
        String mina = one.phone();
        String juno = other.phone();
        PhoneAtTable.post(product, mina, "/api/visit/calls", "{\"reason\": \"WATER\"}");
        PhoneAtTable.post(product, mina, "/api/visit/calls", "{\"reason\": \"BILL\"}");
        PhoneAtTable.post(product, juno, "/api/visit/calls", "{\"reason\": \"WATER\"}");
        assertThat(merge(one, other).status()).isEqualTo(200);
        JsonNode calls = store.store().get("/calls").json().path("calls");
        assertThat(calls.findValuesAsText("reason")).containsExactlyInAnyOrder("WATER", "BILL");
        assertThat(calls.findValuesAsText("tableId")).containsOnly(other.table());
    }

    private Dining table() {
        return Dining.in(product, store.store().id);
    }

    static Answer merge(Dining from, Dining into) {
        return from.staff("/merge", "{\"into\": \"" + into.table() + "\"}");
    }

    static String fetched(Product product, String before) {
        Answer fetched = PhoneAtTable.post(product, before, "/api/visit/token", "{}");
        assertThat(fetched.status()).as(fetched.http().body()).isEqualTo(200);
        return fetched.json().path("token").asText();
    }

    private static void begun(RuledStore store, Answer placed) {
        String ticket = store.store()
                .path("/kitchen/tickets/" + placed.json().path("id").asText());
        assertThat(store.product()
                        .operatorPost(ticket + "/advance", "{\"to\": \"PREPARING\"}")
                        .status())
                .isEqualTo(200);
    }

    private void takenBack(Answer placed) {
        GuestWhoCancels guest = store.whoOrdered(placed);
        guest.cancel();
        guest.becomes("CANCELLED");
    }

    private static int version(SharedCart cart, String phone) {
        return cart.seen(phone).path("version").asInt();
    }

    static Set<String> orders(Dining table, String phone) {
        return Set.copyOf(
                table.get(phone, "/api/visit/orders").json().path("orders").findValuesAsText("id"));
    }

    static Set<String> ids(Answer... placed) {
        return List.of(placed).stream()
                .map(answer -> answer.json().path("id").asText())
                .collect(Collectors.toSet());
    }

    static JsonNode floor(RuledStore store, Dining table) {
        return StreamSupport.stream(
                        store.store().get("/floor/tables").json().path("tables").spliterator(), false)
                .filter(one -> one.path("tableId").asText().equals(table.table()))
                .findFirst()
                .orElseThrow();
    }

    private static void servedAt(RuledStore store, Dining table, Answer... orders) {
        await("the kitchen knows their table").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        StreamSupport.stream(
                                        store.store()
                                                .get("/kitchen/tickets")
                                                .json()
                                                .path("tickets")
                                                .spliterator(),
                                        false)
                                .filter(ticket ->
                                        ticket.path("tableId").asText().equals(table.table()))
                                .map(ticket -> ticket.path("orderId").asText()))
                .containsExactlyInAnyOrderElementsOf(ids(orders)));
    }
}
