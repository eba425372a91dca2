package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders taken back, by their guests and by staff, through HTTP and in both wirings. */
class CancelStoriesTest {

    @ParameterizedTest
    @EnumSource
    void a_guest_calls_an_order_off_before_paying_and_cannot_pay_it_later(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        String key = OrderStoriesTest.key();
        Answer placed = product.checkout(key, dish, 2);
        Returned authenticated = new GuestAtCheckout(product).pay(CheckoutTrail.checkout(placed));
        GuestWhoCancels guest = new GuestWhoCancels(product, placed);

        Answer answer = guest.cancel();
        assertThat(answer.status()).as(answer.http().body()).isIn(200, 202);
        guest.becomes("CANCELLED");
        assertThat(guest.seen().path("reason").asText()).isEqualTo("CALLED_OFF");
        assertThat(guest.seen().at("/cancellations/0/state").asText()).isEqualTo("CANCELLED");

        Answer late = new GuestAtCheckout(product).confirm(authenticated);
        assertThat(late.status()).as(late.http().body()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("order-cancelled");
        assertThat(CheckoutTrail.asked(product, authenticated)).isZero();
        assertThat(product.checkout(key, dish, 2).problem()).isEqualTo("order-cancelled");
        assertThat(guest.cancel().problem()).isEqualTo("nothing-to-cancel");
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_takes_a_paid_order_back_and_has_the_money_again(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 2, "tok_ok"));
        String key = OrderStoriesTest.key();

        Answer answer = guest.cancel(key);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.json().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(answer.json().at("/refund/amount").asLong()).isEqualTo(18_000);
        assertThat(guest.seen().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(guest.seen().path("reason").asText()).isEqualTo("TAKEN_BACK");
        assertThat(guest.cancel(key).json()).isEqualTo(answer.json());
        Answer again = guest.cancel();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("nothing-to-cancel");

        assertThat(guest.givenBack()).containsExactly(18_000L);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void lines_are_taken_back_one_by_one_until_nothing_is_left(Wired wired) {
        Product product = Product.running(wired);
        String soup = product.dish(3);
        String rice = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, GuestWhoCancels.twoDishes(product, soup, rice, "tok_ok"));

        assertThat(guest.cancel(2).json().at("/refund/amount").asLong()).isEqualTo(18_000);
        assertThat(guest.seen().path("state").asText()).isEqualTo("PAID");
        assertThat(guest.seen().at("/lines/0/cancelled").asBoolean()).isFalse();
        assertThat(guest.seen().at("/lines/1/cancelled").asBoolean()).isTrue();
        assertThat(guest.cancel(2).problem()).isEqualTo("nothing-to-cancel");
        BooksBalance.in(product);

        // What is left is less than the whole.
        assertThat(guest.cancel().json().at("/refund/amount").asLong()).isEqualTo(9_000);
        assertThat(guest.seen().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(18_000L, 9_000L);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, soup)).isEqualTo(3);
        assertThat(OrderStoriesTest.available(product, rice)).isEqualTo(3);
    }

    static Stream<Arguments> undecided() {
        return Stream.of(Wired.values())
                .flatMap(wired -> Stream.of(
                        Arguments.of(wired, "tok_answer_lost", "TAKEN_BACK"),
                        Arguments.of(wired, "tok_reset", "CALLED_OFF")));
    }

    @ParameterizedTest
    @MethodSource("undecided")
    void cancelled_while_nobody_knows_whether_it_is_paid_it_ends_when_that_is_known(
            Wired wired, String token, String reason) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 1, token));

        Answer answer = guest.cancel();
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
        assertThat(answer.json().path("state").asText()).isEqualTo("REQUESTED");
        assertThat(answer.json().path("message").asText()).startsWith("결제를 확인하고 있습니다");

        guest.becomes("CANCELLED");
        assertThat(guest.seen().path("reason").asText()).isEqualTo(reason);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    static Stream<Arguments> begun() {
        return Stream.of(Wired.values())
                .flatMap(wired -> Stream.of("PREPARING", "READY", "SERVED").map(state -> Arguments.of(wired, state)));
    }

    @ParameterizedTest
    @MethodSource("begun")
    void what_the_kitchen_has_begun_only_staff_take_back_and_discard(Wired wired, String state) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 2, "tok_ok"));
        for (String step : List.of("PREPARING", "READY", "SERVED").subList(0, steps(state))) {
            guest.kitchen(step);
        }

        Answer refused = guest.cancel();
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("being-made");
        assertThat(guest.seen().path("state").asText()).isEqualTo("PAID");
        assertThat(guest.cancelByStaff("{\"reason\": \"burnt\"}").problem()).isEqualTo("being-made");
        assertThat(guest.givenBack()).isEmpty();

        Answer agreed = guest.cancelByStaff("{\"reason\": \"burnt\", \"agreed\": true, \"discarded\": true}");
        assertThat(agreed.status()).as(agreed.http().body()).isEqualTo(200);
        assertThat(agreed.json().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(18_000L);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    private static int steps(String state) {
        return List.of("PREPARING", "READY", "SERVED").indexOf(state) + 1;
    }

    static Stream<Arguments> lostRefunds() {
        return Stream.of(Wired.values()).flatMap(wired -> Stream.of(
                        "SLOW",
                        "ANSWER_LOST",
                        "RESET",
                        "ERROR_500",
                        "ERROR_500_AFTER",
                        "PROVIDER_ERROR",
                        "PROVIDER_ERROR_AFTER")
                .map(fault -> Arguments.of(wired, fault)));
    }

    @ParameterizedTest
    @MethodSource("lostRefunds")
    void when_the_answer_to_a_refund_is_lost_the_money_still_goes_back_once(Wired wired, String fault) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"" + fault + "\", \"next\": 1}");

        Answer answer = guest.cancel();
        assertThat(answer.status()).as(answer.http().body()).isIn(200, 202);
        guest.becomes("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(9_000L);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_cancelled_at_the_provider_s_desk_is_not_given_back_twice(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));
        product.cancelAtDesk(guest.payment().path("paymentKey").asText(), 9_000);

        Answer answer = guest.cancel();
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(guest.givenBack()).containsExactly(9_000L);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void what_was_paid_at_the_counter_goes_back_over_the_counter(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.checkout(OrderStoriesTest.key(), dish, 2));
        Answer paid = Product.send(product.request("/api/orders/" + guest.order() + "/counter-payment")
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"method\": \"CASH\", \"amount\": 18000}")));
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);

        Answer refused = guest.cancel();
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("paid-at-counter");
        Answer back = guest.cancelByStaff("{\"reason\": \"guest left\"}");
        assertThat(back.status()).as(back.http().body()).isEqualTo(200);
        assertThat(back.json().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(guest.givenBack()).isEmpty();
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void many_who_cancel_at_once_have_the_money_back_once(Wired wired) {
        Product product = Product.running(wired);
        String soup = product.dish(3);
        String rice = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, GuestWhoCancels.twoDishes(product, soup, rice, "tok_ok"));

        List<Answer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(n -> n % 3 == 0 ? guest.cancel() : guest.cancel(n % 3))
                .toList();
        assertThat(answers).allMatch(answer -> List.of(200, 202, 409).contains(answer.status()));
        guest.becomes("CANCELLED");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from ordering.cancellation where order_id = ?::uuid and state in ('REQUESTED', 'CANCELLING')",
                                Long.class,
                                guest.order()))
                .isZero());
        assertThat(guest.givenBack().stream().mapToLong(Long::longValue).sum()).isEqualTo(27_000);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, soup)).isEqualTo(3);
        assertThat(OrderStoriesTest.available(product, rice)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_request_that_makes_no_sense_is_told_so_and_changes_nothing(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        Answer placed = product.order(OrderStoriesTest.key(), dish, 1, "tok_ok");
        GuestWhoCancels guest = new GuestWhoCancels(product, placed);
        Answer other = product.order(OrderStoriesTest.key(), dish, 1, "tok_ok");
        String key = OrderStoriesTest.key();

        assertThat(guest.cancel(2).problem()).isEqualTo("unknown-line");
        assertThat(guest.cancel(0).problem()).isEqualTo("invalid-request");
        assertThat(guest.cancel("x".repeat(256)).problem()).isEqualTo("invalid-request");
        assertThat(guest.cancelByStaff("{}").problem()).isEqualTo("invalid-request");
        assertThat(guest.cancelByStaff("{\"reason\": \"r\", \"agreed\": \"yes\"}")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(Product.send(product.request("/api/orders/" + guest.order() + "/cancellations")
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + other.json()
                                                        .path("capability")
                                                        .asText())
                                .header("Idempotency-Key", key)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")))
                        .problem())
                .isEqualTo("unknown-order");
        assertThat(product.operatorPost("/api/orders/nonsense/staff-cancellations", "{\"reason\": \"r\"}")
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(guest.seen().path("state").asText()).isEqualTo("PAID");
        assertThat(guest.seen().path("cancellations")).isEmpty();
        BooksBalance.in(product);
    }
}
