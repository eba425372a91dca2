package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The provider took another amount than it was asked for: nobody decides that but a human. */
class ReviewTest {

    /** A doubt stays long enough to change the books under it. */
    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.start(Product.Wired.DIRECT, "--tablesaga.saga.first-retry=4s");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    void another_amount_than_asked_for_is_given_back_in_full_and_the_kitchen_gets_nothing() {
        String dish = product.dish(3);
        Answer unknown = product.order(OrderStoriesTest.key(), dish, 1, "tok_answer_lost");
        assertThat(unknown.status()).as(unknown.http().body()).isEqualTo(202);
        String order = unknown.json().path("id").asText();
        assertThat(product.jdbc()
                        .update("update payment.attempt set amount = amount + 1 where order_id = ?::uuid", order))
                .isEqualTo(1);

        GuestWhoCancels guest = new GuestWhoCancels(product, unknown);
        guest.becomes("CANCELLED");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(guest.givenBack()).containsExactly(9_000L));
        BooksBalance.in(product);
        assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from kitchen.ticket where order_id = ?::uuid", Long.class, order))
                .isZero();
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @Test
    void a_payment_that_was_given_back_past_us_waits_for_a_human() {
        String dish = product.dish(3);
        Answer unknown = product.order(OrderStoriesTest.key(), dish, 1, "tok_answer_lost");
        GuestWhoCancels guest = new GuestWhoCancels(product, unknown);
        product.cancelAtDesk(guest.payment().path("paymentKey").asText(), 9_000);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(product.jdbc()
                        .queryForObject(
                                "select state from payment.attempt where order_id = ?::uuid",
                                String.class,
                                guest.order()))
                .isEqualTo("REVIEW"));
        assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from kitchen.ticket where order_id = ?::uuid",
                                Long.class,
                                guest.order()))
                .isZero();
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);

        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        operator.retry(operator.listed(guest.order()));
        guest.becomes("CANCELLED");
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }
}
