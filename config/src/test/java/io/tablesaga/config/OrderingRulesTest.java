package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.DECLINED;
import static io.tablesaga.config.RuledStore.PAGE;
import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.RuledStore.items;
import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.RuledStore.refused;
import static io.tablesaga.config.RuledStore.ways;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be ordered with what, how much of it and how often, through HTTP and in both wirings. */
class OrderingRulesTest {

    @ParameterizedTest
    @EnumSource
    void h6_an_order_is_accepted_only_if_every_menu_in_it_is_in_stock(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String there = store.store().dish(5);
        String gone = store.store().dish(1);
        store.paid(store.phone(), line(gone, 1));

        Answer refused = store.order(store.phone(), TOKEN, line(there, 2), line(gone, 1));
        Dining.is(refused, 409, "out-of-stock");
        assertThat(refused.json().path("detail").asText()).contains(gone + " (0 left)");
        assertThat(store.available(there)).isEqualTo(5);
        store.paid(store.phone(), line(there, 2));
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void fifty_guests_and_five_last_portions_are_five_paid_orders(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        String dish = store.store().dish(5);
        String phone = store.phone();

        List<Answer> answers = OrderStoriesTest.together(50, () -> store.order(phone, TOKEN, line(dish, 1)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(Answer::problem))
                .hasSize(45)
                .containsOnly("out-of-stock");
        BooksBalance.in(store.product());
        assertThat(store.available(dish)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void h7_a_side_menu_can_be_ordered_only_with_a_main_menu(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String noodles = store.dish("course = 'MAIN'");
        String salad = store.dish("course = 'SIDE'");
        String tea = store.dish("course = 'OTHER'");
        String phone = store.phone();

        JsonNode rule = refused(store.order(phone, TOKEN, line(salad, 1), line(tea, 1)), "main-needed");
        assertThat(ways(rule)).containsExactly("add-main", "leave-out");
        assertThat(items(rule)).containsExactly(salad);
        assertThat(store.store().orders()).isZero();

        // Both ways out lead on.
        store.paid(phone, line(tea, 1));
        refused(store.order(phone, TOKEN, line(salad, 1)), "main-needed");
        GuestWhoCancels guest = store.whoOrdered(store.paid(phone, line(salad, 1), line(noodles, 1)));
        // The visit has had a main: another phone's side needs no other.
        store.paid(store.phone(), line(salad, 1));
        assertThat(guest.cancelByStaff("{\"positions\": [2], \"agreed\": true, \"reason\": \"burnt\"}")
                        .status())
                .isEqualTo(200);
        refused(store.order(phone, TOKEN, line(salad, 1)), "main-needed");
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void h7_a_main_counts_when_it_is_paid_or_to_be_paid_at_the_counter(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String noodles = store.dish("course = 'MAIN'");
        String salad = store.dish("course = 'SIDE'");
        String phone = store.phone();

        Answer onThePage = store.waiting(phone, PAGE, line(noodles, 1));
        refused(store.order(phone, TOKEN, line(salad, 1)), "main-needed");
        assertThat(store.order(phone, DECLINED, line(noodles, 1)).status()).isEqualTo(402);
        refused(store.order(phone, TOKEN, line(salad, 1)), "main-needed");
        Answer atCounter = store.waiting(phone, COUNTER, line(noodles, 1));
        store.paid(phone, line(salad, 1));

        // Nobody has paid for the main in time: what was ordered stays, and nothing more comes with it.
        store.whoOrdered(atCounter).becomes("CANCELLED");
        store.whoOrdered(onThePage).becomes("CANCELLED");
        refused(store.order(phone, TOKEN, line(salad, 1)), "main-needed");
        // Another party's main is none of theirs.
        assertThat(store.table().clear().status()).isEqualTo(200);
        store.paid(store.phone(), line(noodles, 1));
        assertThat(store.table().clear().status()).isEqualTo(200);
        refused(store.order(store.phone(), TOKEN, line(salad, 1)), "main-needed");
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void h8_certain_menus_cannot_be_ordered_twice_and_can_again_once_the_order_is_undone(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String gift = store.dish("once_per = 'VISIT'");
        String tea = store.dish("course = 'OTHER'");
        String phone = store.phone();
        String[] order = {line(gift, 1), line(tea, 1)};
        JsonNode two = refused(store.order(phone, TOKEN, line(gift, 2)), "quantity-not-offered");
        assertThat(two.at("/items/0/quantities").toString()).isEqualTo("[1]");

        // Declined.
        assertThat(store.order(phone, DECLINED, order).status()).isEqualTo(402);
        // Never paid.
        Answer forgotten = store.waiting(phone, PAGE, order);
        JsonNode rule = refused(store.order(store.phone(), TOKEN, order), "already-ordered");
        assertThat(ways(rule)).containsExactly("leave-out");
        assertThat(items(rule)).containsExactly(gift);
        store.whoOrdered(forgotten).becomes("CANCELLED");
        // Called off before it was paid.
        GuestWhoCancels callingOff = store.whoOrdered(store.waiting(phone, COUNTER, order));
        refused(store.order(phone, TOKEN, order), "already-ordered");
        callingOff.cancel();
        callingOff.becomes("CANCELLED");
        // Out of stock, which a separate wiring learns after it has claimed.
        String gone = store.store().dish(1);
        Dining.is(store.order(phone, TOKEN, line(gift, 1), line(gone, 2)), 409, "out-of-stock");

        String key = OrderStoriesTest.key();
        Answer paid = store.order(key, phone, TOKEN, order);
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        // The same key is the same order, and not a second one.
        assertThat(store.order(key, phone, TOKEN, order).json()).isEqualTo(paid.json());
        refused(store.order(phone, TOKEN, order), "already-ordered");
        // The tea comes back, the gift does not.
        assertThat(store.whoOrdered(paid).cancel(2).status()).isEqualTo(200);
        refused(store.order(phone, TOKEN, line(gift, 1)), "already-ordered");
        assertThat(store.whoOrdered(paid).cancel(1).status()).isEqualTo(200);
        store.paid(phone, line(gift, 1));
        refused(store.order(phone, TOKEN, line(gift, 1)), "already-ordered");
        // Another visit.
        assertThat(store.table().clear().status()).isEqualTo(200);
        store.paid(store.phone(), line(gift, 1));
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void h8_two_phones_at_once_and_one_once_only_menu_are_one_order(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        List<String> phones = List.of(store.phone(), store.phone());
        for (int round = 0; round < 15; round++) {
            String first = store.dish("once_per = 'VISIT'");
            String second = store.dish("once_per = 'VISIT'");
            ConcurrentLinkedQueue<String[]> orders = new ConcurrentLinkedQueue<>();
            // Each names them the other way round: who waits for whom must not depend on it.
            orders.add(new String[] {phones.get(0), line(first, 1), line(second, 1)});
            orders.add(new String[] {phones.get(1), line(second, 1), line(first, 1)});
            List<Answer> answers = OrderStoriesTest.together(2, () -> {
                String[] order = orders.remove();
                return store.order(order[0], TOKEN, order[1], order[2]);
            });
            List<Answer> lost =
                    answers.stream().filter(answer -> answer.status() != 201).toList();
            assertThat(lost).hasSize(1);
            assertThat(items(refused(lost.get(0), "already-ordered"))).containsExactlyInAnyOrder(first, second);
        }
        BooksBalance.in(store.product());
        assertThat(store.store().orders()).isEqualTo(15);
    }

    @ParameterizedTest
    @EnumSource
    void h8_once_a_day_or_once_a_guest_asks_who_it_is(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String daily = store.dish("once_per = 'DAY'");
        String welcome = store.dish("once_per = 'ACCOUNT'");
        Browser mina = Browser.customer(store.product());
        JsonNode rule = refused(store.order(store.phone(), TOKEN, line(daily, 1), line(welcome, 1)), "sign-in-needed");
        assertThat(ways(rule)).containsExactly("sign-in", "leave-out");
        assertThat(items(rule)).containsExactly(daily, welcome);

        store.paid(RuledStore.phone(mina, store.table()), line(daily, 1), line(welcome, 1));
        // Somebody else at the table, and she at another table.
        store.paid(RuledStore.phone(Browser.customer(store.product()), store.table()), line(daily, 1));
        String elsewhere = RuledStore.phone(mina, Dining.in(store.product(), store.store().id));
        rule = refused(store.order(elsewhere, TOKEN, line(daily, 1), line(welcome, 1)), "already-ordered");
        assertThat(items(rule)).containsExactly(daily, welcome);
        // As if it had been yesterday.
        store.product().jdbc().update("update ordering.once_claim set day = day - 1 where item_id = ?::uuid", daily);
        store.paid(elsewhere, line(daily, 1));
        rule = refused(store.order(elsewhere, TOKEN, line(welcome, 1)), "already-ordered");
        assertThat(mina.get("/api/account/data").json().path("onceOnly").findValuesAsText("itemId"))
                .containsExactlyInAnyOrder(daily, daily, welcome);
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void quantities_go_from_the_least_to_the_most_in_steps(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String skewers = store.dish("min_quantity = 2, max_quantity = 6, quantity_step = 2");
        String phone = store.phone();
        for (int wrong : List.of(1, 3, 8)) {
            JsonNode rule = refused(store.order(phone, TOKEN, line(skewers, wrong)), "quantity-not-offered");
            assertThat(rule.at("/items/0/quantities").toString()).isEqualTo("[2,4,6]");
            assertThat(ways(rule)).containsExactly("change-quantity", "leave-out");
        }
        store.paid(phone, line(skewers, 4));
        // Two lines are one quantity.
        store.paid(phone, line(skewers, 1), line(skewers, 1));
        BooksBalance.in(store.product());
        assertThat(store.available(skewers)).isEqualTo(14);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_offered_now_or_not_shown_is_not_ordered_and_all_is_told_together(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        // It is about noon there.
        String week = "mon %1$s; tue %1$s; wed %1$s; thu %1$s; fri %1$s; sat %1$s; sun %1$s; last-order 0";
        String dinner = store.dish("course = 'SIDE', hours = '" + week.formatted("17:00-22:00") + "'");
        String lunch = store.dish("course = 'SIDE', min_quantity = 2, hours = '" + week.formatted("09:00-16:00") + "'");
        String hidden = store.dish("hidden = true");
        String phone = store.phone();

        Answer answer = store.order(phone, TOKEN, line(dinner, 1), line(lunch, 1));
        JsonNode rule = refused(answer, "not-offered-now", "quantity-not-offered", "main-needed");
        assertThat(items(rule)).containsExactly(dinner);
        assertThat(ways(rule)).containsExactly("come-later", "leave-out");
        assertThat(rule.at("/items/0/from").asText()).endsWith(":00:00Z");
        assertThat(answer.json().path("detail").asText()).contains("17:00");
        Dining.is(store.order(phone, TOKEN, line(hidden, 1)), 409, "unknown-item");
        store.paid(phone, line(lunch, 2), line(store.store().dish(1), 1));
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void fifty_phones_at_once_and_one_once_only_menu_are_one_order(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        String gift = store.dish("once_per = 'VISIT'");
        List<String> phones = new ArrayList<>();
        IntStream.range(0, 5).forEach(n -> phones.add(store.phone()));
        ConcurrentLinkedQueue<String> next = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 50).forEach(n -> next.add(phones.get(n % 5)));

        List<Answer> answers = OrderStoriesTest.together(50, () -> store.order(next.remove(), TOKEN, line(gift, 1)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201).map(Answer::problem))
                .containsOnly("already-ordered");
        BooksBalance.in(store.product());
    }
}
