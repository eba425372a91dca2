package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.asked;
import static io.tablesaga.config.CheckoutTrail.attempts;
import static io.tablesaga.config.CheckoutTrail.checkout;
import static io.tablesaga.config.CheckoutTrail.keys;
import static io.tablesaga.config.CheckoutTrail.order;
import static io.tablesaga.config.CheckoutTrail.owners;
import static io.tablesaga.config.CheckoutTrail.sagaOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Guests who pay on the provider's page, through HTTP and its own form, in both wirings. */
class CheckoutStoriesTest {

    @ParameterizedTest
    @EnumSource
    void a_guest_pays_on_the_provider_s_page_and_comes_back_in_another_browser(Wired wired) {
        Product product = Unhurried.product(wired);
        String dish = product.dish(5);
        String key = OrderStoriesTest.key();

        Answer placed = product.checkout(key, dish, 2);
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(202);
        assertThat(placed.json().path("state").asText()).isEqualTo("AWAITING_PAYMENT");
        assertThat(checkout(placed).path("remainingSeconds").asInt()).isBetween(10, 25);
        assertThat(sagaOf(product, placed)).isEqualTo("RUNNING");
        assertThat(owners(product, placed)).isZero();
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
        assertThat(checkout(product.checkout(key, dish, 2)).path("url"))
                .isEqualTo(checkout(placed).path("url"));

        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        Answer paid = guest.confirm(back);
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(paid.json().path("state").asText()).isEqualTo("PAID");
        assertThat(paid.json().path("id")).isEqualTo(placed.json().path("id"));
        assertThat(guest.confirm(back).http().body()).isEqualTo(paid.http().body());
        assertThat(product.checkout(key, dish, 2).json()).isEqualTo(paid.json());
        assertThat(asked(product, back)).isEqualTo(1);

        // With commits of their own the repeats had begun sagas; they do not stay until a hold is over.
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from saga.saga where state in ('RUNNING', 'COMPENSATING') and id not in (select saga_id from ordering.orders)",
                                Long.class))
                .isZero());
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_whose_card_is_refused_on_the_page_opens_it_again(Wired wired) {
        Product product = Unhurried.product(wired);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);

        Returned refused = guest.press(checkout(placed), "decline");
        assertThat(refused.address().toString())
                .startsWith(product.base() + "/checkout/failed?")
                .contains("code=REJECT_CARD_COMPANY");
        assertThat(guest.press(checkout(placed), "close").address().toString()).contains("code=PAY_PROCESS_CANCELED");
        assertThat(guest.confirm(guest.pay(checkout(placed))).status()).isEqualTo(201);

        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_who_is_declined_pays_with_another_attempt_while_the_hold_lasts(Wired wired) {
        Product product = Unhurried.product(wired);
        String dish = product.dish(2);
        String key = OrderStoriesTest.key();
        Answer placed = product.checkout(key, dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"fault\": \"DECLINE\", \"next\": 1}");

        Answer declined = guest.confirm(back);
        assertThat(declined.status()).as(declined.http().body()).isEqualTo(402);
        assertThat(declined.problem()).isEqualTo("payment-declined");
        assertThat(checkout(declined).path("url")).isNotEqualTo(checkout(placed).path("url"));
        assertThat(sagaOf(product, placed)).isEqualTo("RUNNING");
        assertThat(owners(product, placed)).isZero();
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
        // Neither a reload nor a payment on the old page does anything but lead to the new one.
        Answer reload = guest.confirm(back);
        assertThat(reload.status()).isEqualTo(402);
        assertThat(checkout(reload).path("url"))
                .isEqualTo(checkout(declined).path("url"))
                .isEqualTo(checkout(product.checkout(key, dish, 1)).path("url"));
        assertThat(asked(product, back)).isEqualTo(1);

        Returned again = guest.pay(checkout(declined));
        Answer paid = guest.confirm(again);
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(attempts(product, placed)).containsExactly("FAILED", "PAID");
        assertThat(keys(product, back, again)).doesNotHaveDuplicates().hasSize(2);

        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_who_closes_the_window_gets_nothing_and_the_stock_is_back_when_the_hold_is_over(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        String key = OrderStoriesTest.key();
        Answer placed = product.checkout(key, dish, 2);
        new GuestAtCheckout(product).press(checkout(placed), "close");
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        order(product, placed).path("state").asText())
                .isEqualTo("CANCELLED"));
        assertThat(order(product, placed).path("reason").asText()).isEqualTo("EXPIRED");
        assertThat(attempts(product, placed)).containsExactly("VOIDED");
        assertThat(product.checkout(key, dish, 2).problem()).isEqualTo("order-expired");

        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_who_comes_back_too_late_is_told_so_and_the_provider_is_not_asked(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(1);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        // Also before the saga's undo has come.
        product.jdbc()
                .update(
                        "update ordering.orders set pay_until = now() where id = ?::uuid",
                        placed.json().path("id").asText());

        Answer early = guest.confirm(back);
        assertThat(early.status()).as(early.http().body()).isEqualTo(409);
        assertThat(early.problem()).isEqualTo("order-expired");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(attempts(product, placed)).containsExactly("VOIDED"));
        BooksBalance.in(product);
        Answer late = guest.confirm(back);
        assertThat(late.status()).as(late.http().body()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("order-expired");
        assertThat(asked(product, back)).isZero();

        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void twenty_confirms_at_once_are_one_payment(Wired wired) throws Exception {
        Product product = Unhurried.product(wired);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));

        List<Answer> answers = OrderStoriesTest.together(20, () -> guest.confirm(back));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.http().body()).isIn(201, 202));
        assertThat(guest.confirm(back).status()).isEqualTo(201);
        assertThat(asked(product, back)).isEqualTo(1);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_not_asked_for_is_refused_and_the_provider_is_not_asked(Wired wired) {
        Product product = Unhurried.product(wired);
        String dish = product.dish(3);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));

        Answer cheaper = guest.confirm(back.attemptToken(), back.paymentKey(), back.amount() - 1);
        assertThat(cheaper.status()).as(cheaper.http().body()).isEqualTo(422);
        assertThat(cheaper.problem()).isEqualTo("payment-differs");
        String forged = back.attemptToken().substring(0, back.attemptToken().length() - 2) + "xx";
        assertThat(guest.confirm(forged, back.paymentKey(), back.amount()).problem())
                .isEqualTo("unknown-attempt");
        assertThat(guest.confirm("a", back.paymentKey(), back.amount()).status())
                .isEqualTo(404);
        assertThat(guest.confirm(placed.json().path("capability").asText(), back.paymentKey(), back.amount())
                        .status())
                .isEqualTo(404);
        assertThat(asked(product, back)).isZero();

        assertThat(guest.confirm(back).status()).isEqualTo(201);
        Returned second = guest.pay(checkout(placed));
        assertThat(guest.confirm(second).problem()).isEqualTo("payment-differs");
        assertThat(asked(product, second)).isZero();
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_confirm_that_cannot_be_stored_asks_for_no_money_and_comes_through_later(Wired wired) {
        Product product = Unhurried.product(wired);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));

        try (Outage outage = Outage.ofTable(product, "saga", "step")) {
            Answer answer = guest.confirm(back);
            assertThat(answer.status()).as(answer.http().body()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("pay-later");
        }
        assertThat(asked(product, back)).isZero();
        assertThat(guest.confirm(back).status()).isEqualTo(201);
        assertThat(asked(product, back)).isEqualTo(1);
        BooksBalance.in(product);
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(Wired.values())
                .flatMap(wired -> Stream.of("ANSWER_LOST", "ERROR_500_AFTER", "SLOW", "PROVIDER_ERROR_AFTER")
                        .map(fault -> Arguments.of(wired, fault)));
    }

    @ParameterizedTest
    @MethodSource("lostAnswers")
    void when_the_answer_to_a_confirm_is_lost_and_money_moved_the_order_is_paid(Wired wired, String fault) {
        Product product = Unhurried.product(wired);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"fault\": \"" + fault + "\", \"next\": 1}");

        Answer unknown = guest.confirm(back);
        assertThat(unknown.status()).as(unknown.http().body()).isEqualTo(202);
        assertThat(guest.confirm(back).status()).isIn(201, 202);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        order(product, placed).path("state").asText())
                .isEqualTo("PAID"));
        assertThat(guest.confirm(back).status()).isEqualTo(201);
        assertThat(asked(product, back)).isEqualTo(1);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    /** Of one order the provider shows the latest payment, and that may be another than the one it is at work on. */
    @ParameterizedTest
    @EnumSource
    void a_card_refused_in_a_second_window_says_nothing_about_the_payment_being_confirmed(Wired wired) {
        Product product = Unhurried.product(wired);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        guest.press(checkout(placed), "decline");
        // Longer than we wait for the answer: the first look-up comes while money has not moved.
        product.fault("{\"fault\": \"SLOW\", \"next\": 1, \"millis\": 4000}");

        assertThat(guest.confirm(back).status()).isEqualTo(202);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        order(product, placed).path("state").asText())
                .isEqualTo("PAID"));
        assertThat(attempts(product, placed)).containsExactly("PAID");
        BooksBalance.in(product);
    }

    static Stream<Arguments> neverDone() {
        return Stream.of(Wired.values()).flatMap(wired -> Stream.of("RESET", "ERROR_500", "PROVIDER_ERROR")
                .map(fault -> Arguments.of(wired, fault)));
    }

    @ParameterizedTest
    @MethodSource("neverDone")
    void when_no_money_moved_the_order_stays_open_for_another_attempt(Wired wired, String fault) {
        Product product = Unhurried.product(wired);
        String dish = product.dish(2);
        String key = OrderStoriesTest.key();
        Answer placed = product.checkout(key, dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"fault\": \"" + fault + "\", \"next\": 1}");

        assertThat(guest.confirm(back).status()).isEqualTo(202);
        assertThat(product.checkout(key, dish, 1).json().path("state").asText()).isEqualTo("CONFIRMING_PAYMENT");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        order(product, placed).path("state").asText())
                .isEqualTo("AWAITING_PAYMENT"));
        Answer reload = guest.confirm(back);
        assertThat(reload.status()).as(reload.http().body()).isEqualTo(402);
        assertThat(asked(product, back)).isEqualTo(1);
        assertThat(guest.confirm(guest.pay(checkout(reload))).status()).isEqualTo(201);
        assertThat(attempts(product, placed)).containsExactly("FAILED", "PAID");
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }
}
