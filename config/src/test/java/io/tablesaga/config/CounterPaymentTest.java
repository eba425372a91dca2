package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.asked;
import static io.tablesaga.config.CheckoutTrail.attempts;
import static io.tablesaga.config.CheckoutTrail.checkout;
import static io.tablesaga.config.CheckoutTrail.order;
import static io.tablesaga.config.CheckoutTrail.sagaOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money taken at the counter and recorded by staff, in both wirings. */
class CounterPaymentTest {

    static final String CASH = "{\"method\": \"CASH\", \"amount\": 18000}";
    static final String TERMINAL = "{\"method\": \"TERMINAL\", \"amount\": 18000, \"approvalNumber\": \"30012345\"}";

    @ParameterizedTest
    @EnumSource
    void a_guest_pays_at_the_counter_and_the_kitchen_gets_the_ticket(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        String key = OrderStoriesTest.key();
        Answer placed = atCounter(product, key, dish);
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(202);
        assertThat(placed.json().path("message").asText()).contains("카운터", "counter");
        assertThat(placed.json().path("counter").path("remainingSeconds").asInt())
                .isPositive();
        assertThat(placed.json().has("checkout")).isFalse();
        assertThat(order(product, placed).path("state").asText()).isEqualTo("AWAITING_PAYMENT");
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
        assertThat(atCounter(product, key, dish).json().path("id"))
                .isEqualTo(placed.json().path("id"));

        Answer paid = pay(product, placed, OrderStoriesTest.key(), TERMINAL);
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(paid.json().path("state").asText()).isEqualTo("PAID");
        assertThat(paid.json().path("approvalNumber").asText()).isEqualTo("30012345");
        assertThat(order(product, placed).path("state").asText()).isEqualTo("PAID");
        assertThat(sagaOf(product, placed)).isEqualTo("COMPLETED");
        assertThat(attempts(product, placed)).containsExactly("PAID");
        assertThat(atCounter(product, key, dish).status()).isEqualTo(201);
        JsonNode receipt = product.get(
                        "/api/orders/" + placed.json().path("id").asText() + "/receipt",
                        placed.json().path("capability").asText())
                .json()
                .path("payment");
        assertThat(receipt.path("method").asText()).isEqualTo("TERMINAL");
        assertThat(receipt.path("reference").asText()).isEqualTo("30012345");

        BooksBalance.in(product);
        assertThat(ticketsOf(product, placed)).isEqualTo(1);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void recorded_twenty_times_at_once_it_is_one_payment_and_one_answer(Wired wired) throws Exception {
        Product product = Product.running(wired);
        Answer placed = atCounter(product, OrderStoriesTest.key(), product.dish(2));
        String key = OrderStoriesTest.key();

        List<Answer> answers = OrderStoriesTest.together(20, () -> pay(product, placed, key, CASH));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.http().body()).distinct())
                .hasSize(1);
        assertThat(attempts(product, placed)).containsExactly("PAID");
        assertThat(pay(product, placed, key, TERMINAL).problem()).isEqualTo("key-reused");
        Answer another = pay(product, placed, OrderStoriesTest.key(), CASH);
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.problem()).isEqualTo("already-paid");
        BooksBalance.in(product);
        assertThat(ticketsOf(product, placed)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void another_amount_is_refused_and_nothing_is_recorded(Wired wired) {
        Product product = Product.running(wired);
        Answer placed = atCounter(product, OrderStoriesTest.key(), product.dish(2));
        Answer less = pay(product, placed, OrderStoriesTest.key(), CASH.replace("18000", "17999"));
        assertThat(less.status()).isEqualTo(422);
        assertThat(less.problem()).isEqualTo("amount-differs");
        assertThat(less.json().path("detail").asText()).contains("18000 KRW");
        assertThat(attempts(product, placed)).isEmpty();
        assertThat(pay(product, placed, OrderStoriesTest.key(), CASH).status()).isEqualTo(201);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_stored_is_not_recorded_and_comes_through_later_under_its_key(Wired wired) {
        Product product = Product.running(wired);
        Answer placed = atCounter(product, OrderStoriesTest.key(), product.dish(2));
        String key = OrderStoriesTest.key();
        try (Outage outage = Outage.ofTable(product, "saga", "journal")) {
            Answer answer = pay(product, placed, key, CASH);
            assertThat(answer.status()).as(answer.http().body()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("not-recorded");
        }
        assertThat(attempts(product, placed)).isEmpty();
        assertThat(pay(product, placed, key, CASH).status()).isEqualTo(201);
        BooksBalance.in(product);
        assertThat(ticketsOf(product, placed)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void when_the_hold_is_over_nothing_is_recorded_and_the_stock_is_back(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(2);
        Answer placed = atCounter(product, OrderStoriesTest.key(), dish);
        // Also before the saga's undo has come.
        product.jdbc()
                .update(
                        "update ordering.orders set pay_until = now() where id = ?::uuid",
                        placed.json().path("id").asText());
        Answer early = pay(product, placed, OrderStoriesTest.key(), CASH);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.problem()).isEqualTo("order-expired");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        order(product, placed).path("state").asText())
                .isEqualTo("CANCELLED"));
        assertThat(pay(product, placed, OrderStoriesTest.key(), CASH).problem()).isEqualTo("order-expired");
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void an_order_on_the_provider_s_page_is_paid_at_the_counter_and_a_late_return_asks_for_nothing(Wired wired) {
        Product product = Product.running(wired);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(2), 2);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));

        assertThat(pay(product, placed, OrderStoriesTest.key(), CASH).status()).isEqualTo(201);

        assertThat(attempts(product, placed)).containsExactly("FAILED", "PAID");
        Answer late = guest.confirm(back);
        assertThat(late.status()).as(late.http().body()).isEqualTo(201);
        assertThat(late.json().path("state").asText()).isEqualTo("PAID");
        assertThat(asked(product, back)).isZero();
        BooksBalance.in(product);
        assertThat(ticketsOf(product, placed)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void while_a_guest_s_own_payment_is_being_checked_the_counter_is_told_to_take_no_money(Wired wired) {
        Product product = Product.running(wired);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(2), 2);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"fault\": \"ANSWER_LOST\", \"next\": 1}");
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 3}");
        CompletableFuture<Answer> confirming = CompletableFuture.supplyAsync(() -> guest.confirm(back));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> order(product, placed).path("state").asText().equals("CONFIRMING_PAYMENT"));

        Answer refused = pay(product, placed, OrderStoriesTest.key(), CASH);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("payment-undecided");
        assertThat(confirming.join().status()).isIn(201, 202);
        BooksBalance.in(product);
        assertThat(attempts(product, placed)).containsExactly("PAID");
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_and_the_counter_at_once_are_one_payment(Wired wired) throws Exception {
        Product product = Product.running(wired);
        for (int i = 0; i < 10; i++) {
            Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(2), 2);
            GuestAtCheckout guest = new GuestAtCheckout(product);
            Returned back = guest.pay(checkout(placed));
            CountDownLatch start = new CountDownLatch(1);
            CompletableFuture<Answer> atCounter =
                    after(start, () -> pay(product, placed, OrderStoriesTest.key(), CASH));
            CompletableFuture<Answer> atPage = after(start, () -> guest.confirm(back));
            start.countDown();

            assertThat(atCounter.join().status()).isIn(201, 409);
            boolean counter = atCounter.join().status() == 201;
            assertThat(atPage.join().status()).isIn(201, 202);
            assertThat(asked(product, back)).isEqualTo(counter ? 0 : 1);
            assertThat(attempts(product, placed).stream().filter("PAID"::equals))
                    .hasSizeLessThanOrEqualTo(1);
        }
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"method\": \"CARD\", \"amount\": 18000}",
                "{\"method\": \"CASH\", \"amount\": \"18000\"}",
                "{\"method\": \"TERMINAL\", \"amount\": 18000}",
                "{\"method\": \"TERMINAL\", \"amount\": 18000, \"approvalNumber\": \"<b>\"}",
                "{\"method\": \"CASH\", \"amount\": 18000, \"approvalNumber\": \"1\"}"
            })
    void what_cannot_be_read_is_refused_with_a_sentence(String body) {
        Product product = Product.running(Wired.DIRECT);
        Answer placed = atCounter(product, OrderStoriesTest.key(), product.dish(2));
        assertThat(pay(product, placed, OrderStoriesTest.key(), body).problem()).isEqualTo("invalid-request");
        assertThat(pay(product, placed, " ", CASH).problem()).isEqualTo("invalid-request");
        assertThat(attempts(product, placed)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECT")
    void only_staff_record_and_only_orders_there_are(Wired wired) {
        Product product = Product.running(wired);
        Answer placed = atCounter(product, OrderStoriesTest.key(), product.dish(2));
        String path = "/api/orders/" + placed.json().path("id").asText() + "/counter-payment";
        Answer guest = Product.send(product.request(path)
                .header(
                        "Authorization",
                        "Bearer " + placed.json().path("capability").asText())
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(CASH)));
        assertThat(guest.status()).isEqualTo(401);
        assertThat(record(product, UUID.randomUUID().toString(), OrderStoriesTest.key(), CASH)
                        .problem())
                .isEqualTo("unknown-order");
        assertThat(product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok\", \"payment\": \"counter")
                        .problem())
                .isEqualTo("invalid-request");
    }

    private static CompletableFuture<Answer> after(CountDownLatch start, java.util.function.Supplier<Answer> call) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                start.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return call.get();
        });
    }

    static Answer atCounter(Product product, String key, String dish) {
        return Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        """
                        {"lines": [{"itemId": "%s", "quantity": 2}], "payment": "counter"}"""
                                .formatted(dish))));
    }

    static Answer pay(Product product, Answer placed, String key, String body) {
        return record(product, placed.json().path("id").asText(), key, body);
    }

    private static Answer record(Product product, String order, String key, String body) {
        return Product.send(product.request("/api/orders/" + order + "/counter-payment")
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static long ticketsOf(Product product, Answer placed) {
        return product.jdbc()
                .queryForObject(
                        "select count(*) from kitchen.ticket where order_id = ?::uuid",
                        Long.class,
                        placed.json().path("id").asText());
    }
}
