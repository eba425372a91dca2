package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.DECLINED;
import static io.tablesaga.config.RuledStore.PAGE;
import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.SharedCart.ids;
import static io.tablesaga.config.SharedCart.line;
import static io.tablesaga.config.SharedCart.refusals;
import static io.tablesaga.config.SharedCart.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders from a visit's cart, alone and at the same time as others, paid and never paid; in both wirings. */
class CartOrdersTest {

    @ParameterizedTest
    @EnumSource
    void h5_a_customer_orders_what_is_in_the_cart_and_that_makes_it_final(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        SharedCart cart = new SharedCart(store.product());
        String noodles = store.dish("price = 9000");
        String tea = store.dish("price = 2000");
        String mina = store.phone();
        String line = cart.in(mina, wish(noodles, 1));
        cart.in(store.phone(), wish(noodles, 2));
        JsonNode old = cart.seen(mina);
        cart.in(mina, wish(tea, 1));
        Dining.is(cart.order(mina, TOKEN, old, "all"), 409, "cart-changed");
        assertThat(store.store().orders()).isZero();

        JsonNode seen = cart.seen(mina);
        String key = OrderStoriesTest.key();
        int version = seen.path("version").asInt();
        Answer paid = cart.order(key, mina, TOKEN, version, "all");
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(paid.json().path("total")).isEqualTo(seen.path("total"));
        // The same of the same is one line.
        assertThat(paid.json().path("lines").findValuesAsText("quantity")).containsExactly("3", "1");
        JsonNode left = cart.seen(mina);
        assertThat(left.path("lines")).isEmpty();
        assertThat(left.path("version").asInt()).isGreaterThan(version);
        // What was ordered is nobody's to change.
        Dining.is(cart.put(mina, line, wish(noodles, 5, line(seen, line))), 409, "cart-changed");
        Dining.is(cart.put(mina, line, wish(noodles, 1)), 409, "cart-changed");
        Dining.is(cart.remove(mina, line, line(seen, line).path("version").asInt()), 409, "cart-changed");
        Dining.is(cart.order(mina, TOKEN, seen, "all"), 409, "cart-changed");
        Dining.is(cart.order(mina, TOKEN, left, "all"), 409, "cart-empty");
        // The same key is the same order, whatever the cart is by now.
        assertThat(cart.order(key, mina, TOKEN, version, "all").json()).isEqualTo(paid.json());
        cart.in(mina, wish(tea, 4));
        assertThat(cart.order(key, mina, TOKEN, version, "all").json()).isEqualTo(paid.json());
        Dining.is(cart.order(key, mina, TOKEN, version, "own"), 422, "key-reused");
        assertThat(store.available(noodles)).isEqualTo(17);
        assertThat(store.store().orders()).isEqualTo(1);
        // Taken back after it was paid: that was eaten or thrown away, and is not wanted again by itself.
        assertThat(store.whoOrdered(paid).cancel().status()).isEqualTo(200);
        assertThat(cart.seen(mina).path("lines")).hasSize(1);
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void each_pays_their_own_lines_also_when_all_do_at_once(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        SharedCart cart = new SharedCart(store.product());
        List<String> phones = List.of(store.phone(), store.phone(), store.phone());
        String dish = store.dish("price = 1000");
        String last = store.phone();
        String stays = cart.in(last, wish(dish, 4));
        for (int i = 0; i < phones.size(); i++) {
            cart.in(phones.get(i), wish(dish, i + 1));
        }
        JsonNode seen = cart.seen(last);
        var asking = new ConcurrentLinkedQueue<>(phones);
        List<Answer> paid = OrderStoriesTest.together(3, () -> cart.order(asking.remove(), TOKEN, seen, "own"));

        assertThat(paid)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201));
        assertThat(paid.stream().map(answer -> answer.json().at("/total/amount").asInt()))
                .containsExactlyInAnyOrder(1_000, 2_000, 3_000);
        assertThat(ids(cart.seen(last))).containsExactly(stays);
        Dining.is(cart.order(phones.get(0), TOKEN, cart.seen(last), "own"), 409, "cart-empty");
        // Somebody has changed hers meanwhile: that she looks at first.
        JsonNode before = cart.seen(last);
        cart.put(phones.get(0), stays, wish(dish, 9, line(before, stays)));
        Dining.is(cart.order(last, TOKEN, before, "own"), 409, "cart-changed");
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void what_was_ordered_and_never_paid_is_back_in_the_cart(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        SharedCart cart = new SharedCart(store.product());
        String noodles = store.dish("price = 9000");
        String mina = store.phone();
        String line = cart.in(mina, wish(noodles, 1));
        JsonNode seen = cart.seen(mina);

        // Declined; called off at the counter; not paid in time.
        assertThat(cart.order(mina, DECLINED, seen, "all").status()).isEqualTo(402);
        JsonNode declined = back(cart, mina, line, seen);
        Answer atCounter = cart.order(mina, COUNTER, declined, "all");
        assertThat(atCounter.status()).as(atCounter.http().body()).isEqualTo(202);
        JsonNode away = cart.seen(mina);
        assertThat(away.path("lines")).isEmpty();
        store.whoOrdered(atCounter).cancel();
        JsonNode calledOff = back(cart, mina, line, away);
        // What was seen while it was away, or before, is not what it is now.
        for (JsonNode earlier : List.of(seen, declined, away)) {
            Dining.is(cart.order(mina, TOKEN, earlier, "all"), 409, "cart-changed");
            Dining.is(cart.order(mina, TOKEN, earlier, "own"), 409, "cart-changed");
        }
        Answer onPage = cart.order(mina, PAGE, calledOff, "own");
        assertThat(onPage.status()).as(onPage.http().body()).isEqualTo(202);
        store.whoOrdered(onPage).becomes("CANCELLED");
        JsonNode expired = back(cart, mina, line, calledOff);
        // A separate wiring learns of the shortage when the order stands already.
        String rare = store.store().dish(1);
        String two = cart.in(mina, wish(rare, 2));
        Dining.is(cart.order(mina, TOKEN, cart.seen(mina), "all"), 409, "out-of-stock");
        JsonNode short1 = back(cart, mina, two, expired);
        assertThat(ids(short1)).containsExactly(line, two);

        cart.put(mina, two, wish(rare, 1, line(short1, two)));
        Answer paid = cart.order(mina, TOKEN, cart.seen(mina), "all");
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(cart.seen(mina).path("lines")).isEmpty();
        BooksBalance.in(store.product());
    }

    private static JsonNode back(SharedCart cart, String phone, String line, JsonNode earlier) {
        await("the line is back").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ids(cart.seen(phone)))
                .contains(line));
        JsonNode now = cart.seen(phone);
        assertThat(now.path("version").asInt())
                .isGreaterThan(earlier.path("version").asInt());
        return now;
    }

    @ParameterizedTest
    @EnumSource
    void of_an_order_and_an_edit_at_the_same_moment_one_is_told_to_look_again(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        SharedCart cart = new SharedCart(store.product());
        String mina = store.phone();
        String juno = store.phone();
        int ordered = 0;
        for (int round = 0; round < 12; round++) {
            String dish = store.dish("price = 1000");
            String line = cart.in(mina, wish(dish, 1));
            JsonNode seen = cart.seen(juno);
            var who = new AtomicInteger(round);
            List<Answer> answers = OrderStoriesTest.together(
                    2,
                    () -> who.getAndIncrement() % 2 == 0
                            ? cart.order(mina, TOKEN, seen, "all")
                            : cart.put(juno, line, wish(dish, 2, line(seen, line))));
            Answer lost = answers.stream()
                    .filter(answer -> answer.status() == 409)
                    .findFirst()
                    .orElseThrow();
            Dining.is(lost, 409, "cart-changed");
            JsonNode now = cart.seen(mina);
            if (answers.stream().anyMatch(answer -> answer.status() == 201)) {
                ordered++;
                assertThat(now.path("lines")).isEmpty();
                assertThat(store.available(dish)).isEqualTo(19);
            } else {
                assertThat(line(now, line).path("quantity").asInt()).isEqualTo(2);
                assertThat(store.available(dish)).isEqualTo(20);
                cart.remove(mina, line, line(now, line).path("version").asInt());
            }
        }
        assertThat(store.store().orders()).isEqualTo(ordered);
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void five_who_order_the_whole_cart_at_once_have_ordered_it_once(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        SharedCart cart = new SharedCart(store.product());
        // Each says how many they are: who counts must not be in the way of who only shares.
        store.product().jdbc().update("update floor.store set head_count = true where id = ?::uuid", store.store().id);
        String phone = store.phone();
        String dish = store.dish("price = 1000");
        cart.in(phone, wish(dish, 2));
        JsonNode seen = cart.seen(phone);
        assertThat(refusals(seen)).containsExactly("head-count-needed");
        Dining.is(cart.order(phone, TOKEN, seen, "all"), 409, "head-count-needed");

        List<Answer> answers =
                OrderStoriesTest.together(5, () -> cart.order(phone, TOKEN + ", \"guests\": 2", seen, "all"));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(Answer::problem))
                .hasSize(4)
                .containsOnly("cart-changed");
        assertThat(store.available(dish)).isEqualTo(18);
        BooksBalance.in(store.product());
    }
}
