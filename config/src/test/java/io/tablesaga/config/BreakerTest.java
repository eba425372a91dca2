package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider fails: the breaker opens, orders keep their hold, guests are asked to pay again shortly, and can. */
class BreakerTest {

    private Product product;

    @BeforeEach
    void start() {
        product = Product.start(
                Product.Wired.DIRECT,
                "--tablesaga.breaker.minimum-calls=5",
                "--tablesaga.breaker.window=5",
                "--tablesaga.breaker.open-seconds=2",
                "--order.hold-time=12s",
                "--tablesaga.admission.places=3",
                "--tablesaga.admission.waiting=0");
    }

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void a_guest_who_was_asked_to_pay_later_pays_later_with_the_same_key() {
        String dish = product.dish(20);
        product.fault("{\"fault\": \"ERROR_500\", \"next\": 5}");
        for (int i = 0; i < 5; i++) {
            assertThat(product.order(UUID.randomUUID().toString(), dish, 1, "tok_ok")
                            .status())
                    .isEqualTo(202);
        }

        String key = UUID.randomUUID().toString();
        Answer later = product.order(key, dish, 1, "tok_ok");
        assertThat(later.status()).as(later.http().body()).isEqualTo(503);
        assertThat(later.problem()).isEqualTo("pay-later");
        assertThat(later.http().headers().firstValue("retry-after")).isPresent();
        Scrape told = Scrape.of(product);
        assertThat(told.sum("tablesaga_breaker_open", "call", "payment-charge")).isEqualTo(1);
        assertThat(told.sum("tablesaga_provider_calls_seconds_count", "outcome", "unknown"))
                .isGreaterThanOrEqualTo(5);
        assertThat(told.sum("tablesaga_commands_seconds_count", "outcome", "pay-later"))
                .isEqualTo(1);
        assertThat(product.jdbc()
                        .queryForObject(
                                "select o.state from ordering.orders o join ordering.idempotency_key k on k.order_id = o.id where k.key = ?",
                                String.class,
                                key))
                .isEqualTo("AWAITING_PAYMENT");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        product.order(key, dish, 1, "tok_ok").status())
                .isEqualTo(201));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(OrderStoriesTest.available(product, dish))
                .isEqualTo(19));
        BooksBalance.in(product);
    }

    @Test
    void of_tries_at_once_to_pay_later_one_pays_and_the_others_are_told_how_it_stands() {
        String dish = product.dish(20);
        product.fault("{\"fault\": \"ERROR_500\", \"next\": 5}");
        for (int i = 0; i < 5; i++) {
            product.order(UUID.randomUUID().toString(), dish, 1, "tok_ok");
        }
        String key = UUID.randomUUID().toString();
        assertThat(product.order(key, dish, 1, "tok_ok").problem()).isEqualTo("pay-later");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<Integer> told = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> product.order(key, dish, 1, "tok_ok").status()))
                    .limit(3)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            if (!List.of(201, 202, 503).containsAll(told)) {
                throw new IllegalStateException("three at once were told " + told);
            }
            assertThat(told).contains(201);
        });
        BooksBalance.in(product);
    }

    @Test
    void a_guest_who_comes_back_from_the_page_meanwhile_confirms_the_same_payment_later() {
        String dish = product.dish(20);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        product.fault("{\"fault\": \"ERROR_500\", \"next\": 5}");
        for (int i = 0; i < 5; i++) {
            Answer placed = product.checkout(UUID.randomUUID().toString(), dish, 1);
            assertThat(guest.confirm(guest.pay(placed.json().path("checkout"))).status())
                    .isEqualTo(202);
        }

        Answer placed = product.checkout(UUID.randomUUID().toString(), dish, 1);
        Returned back = guest.pay(placed.json().path("checkout"));
        Answer later = guest.confirm(back);
        assertThat(later.status()).as(later.http().body()).isEqualTo(503);
        assertThat(later.problem()).isEqualTo("pay-later");
        assertThat(later.http().headers().firstValue("retry-after")).isPresent();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(guest.confirm(back).status()).isEqualTo(201));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(OrderStoriesTest.available(product, dish))
                .isEqualTo(19));
        BooksBalance.in(product);
    }

    @Test
    void more_guests_than_places_are_asked_to_come_back_and_nothing_is_stored_for_them() throws Exception {
        String dish = product.dish(50);
        product.fault("{\"fault\": \"SLOW\", \"next\": 3, \"millis\": 1500}");

        var answers = OrderStoriesTest.together(
                20, () -> product.order(UUID.randomUUID().toString(), dish, 1, "tok_ok"));

        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .hasSize(17)
                .allSatisfy(answer -> {
                    assertThat(answer.problem()).isEqualTo("busy");
                    assertThat(answer.http().headers().firstValue("retry-after"))
                            .isPresent();
                });
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(3);
        BooksBalance.in(product);
    }
}
