package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider took another amount than it was asked for: nobody decides that but a human. */
class ReviewTest {

    /** A doubt stays long enough to change the books under it. */
    private final Product product = Product.start(Product.Wired.DIRECT, "--tablesaga.saga.first-retry=4s");

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void money_that_moved_otherwise_than_asked_waits_for_a_human_and_the_kitchen_gets_nothing() {
        String dish = product.dish(3);
        Answer unknown = product.order(OrderStoriesTest.key(), dish, 1, "tok_answer_lost");
        assertThat(unknown.status()).as(unknown.http().body()).isEqualTo(202);
        String order = unknown.json().path("id").asText();
        assertThat(product.jdbc()
                        .update("update payment.attempt set amount = amount + 1 where order_id = ?::uuid", order))
                .isEqualTo(1);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(product.jdbc()
                        .queryForObject(
                                "select state from payment.attempt where order_id = ?::uuid", String.class, order))
                .isEqualTo("REVIEW"));
        assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from kitchen.ticket where order_id = ?::uuid", Long.class, order))
                .isZero();
    }
}
