package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Refunds of cancelled orders that wait for a human, settled in both ways and in both wirings. */
class SettleRefundTest {

    private static final Map<Wired, Product> RUNNING = new EnumMap<>(Wired.class);

    /** Of its own: what a failed test leaves listed stays in the books. */
    private static Product product(Wired wired) {
        return RUNNING.computeIfAbsent(wired, wiring -> Product.start(wiring));
    }

    @AfterAll
    static void stop() {
        RUNNING.values().parallelStream().forEach(Product::stop);
        RUNNING.clear();
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_the_provider_has_refused_is_asked_for_once_more_and_the_order_is_cancelled(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        String dish = product.dish(3);
        GuestWhoCancels guest = refused(product, product.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));

        JsonNode review = operator.listed(guest.order());
        assertThat(review.path("kind").asText()).isEqualTo("REFUND_OWED");
        assertThat(review.at("/amount/amount").asLong()).isEqualTo(9_000);
        assertThat(review.path("providerReference")).isEqualTo(guest.payment().path("paymentKey"));
        assertThat(review.path("lastError").asText()).startsWith("the provider refuses: ");
        assertThat(review.path("advice").asText()).contains("RETRY", "BY_HAND");
        operator.retry(review);

        guest.becomes("CANCELLED");
        assertThat(guest.seen().path("reason").asText()).isEqualTo("TAKEN_BACK");
        assertThat(guest.seen().at("/cancellations/0/state").asText()).isEqualTo("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(9_000L);
        assertThat(operator.refunds(guest.order())).containsExactly("REFUNDED 9000, by hand 0");
        operator.nothingListed(guest.order());
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void what_staff_give_back_by_hand_cancels_the_order_and_the_provider_keeps_what_it_has(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        String dish = product.dish(3);
        GuestWhoCancels guest = refused(product, product.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));

        operator.byHand(operator.listed(guest.order()));

        assertThat(guest.seen().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(guest.seen().path("reason").asText()).isEqualTo("TAKEN_BACK");
        assertThat(guest.givenBack()).isEmpty();
        assertThat(operator.refunds(guest.order())).containsExactly("REFUNDED 9000, by hand 9000");
        operator.nothingListed(guest.order());
        BooksBalance.in(product);
        operator.nothingToReconcile();
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_that_is_refused_again_is_owed_again(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        GuestWhoCancels guest = refused(product, product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok"));
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");

        operator.retry(operator.listed(guest.order()));
        guest.becomes("REFUND_FAILED");
        JsonNode again = operator.listed(guest.order());
        assertThat(again.path("kind").asText()).isEqualTo("REFUND_OWED");
        operator.byHand(again);
        BooksBalance.in(product);
    }

    /** What the refund believed to be left of the payment is not true any more. */
    @ParameterizedTest
    @EnumSource
    void a_line_that_is_owed_is_given_back_after_the_others_were(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        String soup = product.dish(3);
        String rice = product.dish(3);
        GuestWhoCancels guest = new GuestWhoCancels(product, GuestWhoCancels.twoDishes(product, soup, rice, "tok_ok"));
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");
        assertThat(guest.cancel(1).json().path("state").asText()).isEqualTo("REFUND_FAILED");
        JsonNode review = operator.listed(guest.order());
        assertThat(guest.cancel(2).json().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(guest.seen().path("state").asText()).isEqualTo("REFUND_FAILED");

        operator.retry(review);

        operator.nothingListed(guest.order());
        guest.becomes("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(18_000L, 9_000L);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, soup)).isEqualTo(3);
        assertThat(OrderStoriesTest.available(product, rice)).isEqualTo(3);
    }

    /** Of the money the provider still holds, only what was not given back by hand is this order's. */
    @ParameterizedTest
    @EnumSource
    void after_a_line_was_given_back_by_hand_the_others_are_cancelled_as_ever(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        String soup = product.dish(3);
        GuestWhoCancels guest =
                new GuestWhoCancels(product, GuestWhoCancels.twoDishes(product, soup, product.dish(3), "tok_ok"));
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");
        guest.cancel(1);
        operator.byHand(operator.listed(guest.order()));
        assertThat(guest.seen().path("state").asText()).isEqualTo("PAID");

        assertThat(guest.cancel().json().path("state").asText()).isEqualTo("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(18_000L);
        assertThat(operator.refunds(guest.order()))
                .containsExactly("REFUNDED 9000, by hand 9000", "REFUNDED 18000, by hand 0");
        BooksBalance.in(product);
        operator.nothingToReconcile();
        assertThat(OrderStoriesTest.available(product, soup)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_refund_given_back_in_part_at_the_provider_s_desk_the_rest_is_asked_for(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        GuestWhoCancels guest = partlyAtDesk(product);
        JsonNode review = operator.listed(guest.order());
        assertThat(review.path("kind").asText()).isEqualTo("REFUND_UNCLEAR");
        assertThat(review.path("lastError").asText()).contains("5000", "left");

        operator.retry(review);

        guest.becomes("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(4_000L, 5_000L);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void of_a_refund_given_back_in_part_at_the_provider_s_desk_the_rest_is_given_back_by_hand(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        GuestWhoCancels guest = partlyAtDesk(product);

        operator.byHand(operator.listed(guest.order()));

        guest.becomes("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(4_000L);
        assertThat(operator.refunds(guest.order())).containsExactly("REFUNDED 9000, by hand 5000");
        BooksBalance.in(product);
        operator.nothingToReconcile();
    }

    @ParameterizedTest
    @EnumSource
    void what_the_provider_has_given_back_meanwhile_is_found_and_not_given_back_twice(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        GuestWhoCancels guest = refused(product, product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok"));
        JsonNode review = operator.listed(guest.order());
        product.cancelAtDesk(guest.payment().path("paymentKey").asText(), 9_000);

        Answer byHand = operator.settle(review, "BY_HAND", "cash");
        assertThat(byHand.status()).as(byHand.http().body()).isEqualTo(409);
        assertThat(byHand.problem()).isEqualTo("given-back-already");
        operator.retry(operator.listed(guest.order()));

        guest.becomes("CANCELLED");
        assertThat(guest.givenBack()).containsExactly(9_000L);
        assertThat(operator.refunds(guest.order())).containsExactly("REFUNDED 9000, by hand 0");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void by_hand_is_recorded_only_when_the_provider_says_what_it_still_holds(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        GuestWhoCancels guest = refused(product, product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok"));
        JsonNode review = operator.listed(guest.order());
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 1}");

        Answer away = operator.settle(review, "BY_HAND", "cash");
        assertThat(away.status()).as(away.http().body()).isEqualTo(503);
        assertThat(away.problem()).isEqualTo("provider-unavailable");
        assertThat(guest.seen().path("state").asText()).isEqualTo("REFUND_FAILED");
        operator.byHand(operator.listed(guest.order()));
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void of_many_who_settle_at_once_one_does(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        GuestWhoCancels guest = refused(product, product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok"));
        JsonNode review = operator.listed(guest.order());

        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> operator.settle(review, n % 2 == 0 ? "BY_HAND" : "RETRY", "at once"))
                .toList();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.http().body()).isIn(200, 202, 409));
        assertThat(answers.stream().filter(answer -> answer.status() != 409)).hasSize(1);
        guest.becomes("CANCELLED");
        BooksBalance.in(product);
        Answer late = operator.settle(review, "BY_HAND", "late");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("nothing-to-settle");
    }

    /** Paid, cancelled, and the provider refuses to give it back. */
    private static GuestWhoCancels refused(Product product, Answer placed) {
        GuestWhoCancels guest = new GuestWhoCancels(product, placed);
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");
        assertThat(guest.cancel().json().path("state").asText()).isEqualTo("REFUND_FAILED");
        return guest;
    }

    private static GuestWhoCancels partlyAtDesk(Product product) {
        GuestWhoCancels guest =
                new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok"));
        product.cancelAtDesk(guest.payment().path("paymentKey").asText(), 4_000);
        assertThat(guest.cancel().json().path("state").asText()).isEqualTo("CANCELLING");
        return guest;
    }
}
