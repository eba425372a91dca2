package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.attempts;
import static io.tablesaga.config.CheckoutTrail.checkout;
import static io.tablesaga.config.CheckoutTrail.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Money the provider took where nobody should have: adopted into the books, and given back in full, once. */
class StrayMoneyTest {

    private static final Map<Wired, Product> RUNNING = new EnumMap<>(Wired.class);

    private static Product unhurried(Wired wired) {
        return RUNNING.computeIfAbsent(
                wired,
                wiring -> Product.start(
                        wiring, "--order.hold-time=8s", "--payment.hints.due=200", "--payment.hints.pause=500ms"));
    }

    @AfterAll
    static void stop() {
        RUNNING.values().parallelStream().forEach(Product::stop);
        RUNNING.clear();
    }

    @ParameterizedTest
    @EnumSource
    void money_taken_for_an_order_that_has_ended_goes_back(Wired wired) {
        Product product = Product.running(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        Returned back = new GuestAtCheckout(product).pay(checkout(placed));
        await("the hold is over").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        order(product, placed).path("state").asText())
                .isEqualTo("CANCELLED"));
        assertThat(attempts(product, placed)).containsExactly("VOIDED");

        hooks.capture(back.paymentKey(), hooks.reference(placed), back.amount());

        givenBack(product, back);
        BooksBalance.in(product);
        assertThat(attempts(product, placed)).containsExactly("VOIDED");
        assertThat(refunds(product, placed)).containsExactly("REFUNDED");
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void money_taken_before_we_asked_for_it_goes_back_and_the_guest_can_still_pay(Wired wired) {
        Product product = unhurried(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        String dish = product.dish(2);
        String key = OrderStoriesTest.key();
        Answer placed = product.checkout(key, dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));

        hooks.capture(back.paymentKey(), hooks.reference(placed), back.amount());

        givenBack(product, back);
        assertThat(attempts(product, placed)).containsExactly("FAILED", "CREATED");
        Answer again = guest.confirm(guest.pay(checkout(product.checkout(key, dish, 1))));
        assertThat(again.status()).as(again.http().body()).isEqualTo(201);
        assertThat(attempts(product, placed)).containsExactly("FAILED", "PAID");
        assertThat(refunds(product, placed)).containsExactly("REFUNDED");
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void money_taken_twice_for_one_order_goes_back_once(Wired wired) {
        Product product = unhurried(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned first = guest.pay(checkout(placed));
        Returned second = guest.pay(checkout(placed));
        assertThat(guest.confirm(first).status()).isEqualTo(201);

        hooks.captureAgain(second.paymentKey());

        givenBack(product, second);
        BooksBalance.in(product);
        assertThat(order(product, placed).path("state").asText()).isEqualTo("PAID");
        assertThat(attempts(product, placed)).containsExactly("PAID");
        assertThat(refunds(product, placed)).containsExactly("REFUNDED");
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void money_taken_after_a_refusal_goes_back(Wired wired) {
        Product product = unhurried(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned refused = guest.pay(checkout(placed));
        Returned open = guest.pay(checkout(placed));
        String reference = hooks.reference(placed);
        product.fault("{\"fault\": \"DECLINE\", \"next\": 1}");
        assertThat(guest.confirm(refused).status()).isEqualTo(402);

        hooks.capture(open.paymentKey(), reference, open.amount());

        givenBack(product, open);
        assertThat(attempts(product, placed)).containsExactly("FAILED", "CREATED");
        calledOff(product, placed);
        BooksBalance.in(product);
    }

    /** However the answer to the refund gets lost, and however many webhooks come meanwhile. */
    @ParameterizedTest
    @EnumSource
    void a_refund_whose_answer_gets_lost_is_made_once(Wired wired) throws Exception {
        Product product = unhurried(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned back = new GuestAtCheckout(product).pay(checkout(placed));
        String reference = hooks.reference(placed);
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"ANSWER_LOST\", \"next\": 1}");

        hooks.capture(back.paymentKey(), reference, back.amount());
        OrderStoriesTest.together(10, () -> hooks.say(reference, "DONE")).forEach(ProviderHooks::heard);

        givenBack(product, back);
        await("the refund is known")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(refunds(product, placed)).containsExactly("REFUNDED"));
        hooks.say(reference, "DONE");
        calledOff(product, placed);
        BooksBalance.in(product);
        assertThat(refunds(product, placed)).containsExactly("REFUNDED");
        assertThat(payment(product, back).path("cancels")).hasSize(1);
    }

    /**
     * While the provider is asked about an attempt nobody has made yet, the guest comes back and pays: what the look-up
     * then says is the guest's own payment, and must not be given back.
     */
    @ParameterizedTest
    @EnumSource
    void a_payment_made_while_a_hint_is_being_followed_is_not_taken_for_a_stray_one(Wired wired) {
        Product product = unhurried(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        String reference = hooks.reference(placed);
        Returned back = guest.pay(checkout(placed));
        // The provider reads its books when the wait is over.
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"SLOW\", \"next\": 1, \"millis\": 1500}");
        ProviderHooks.heard(hooks.say(reference, "DONE"));
        await("the look-up is on its way").atMost(Duration.ofSeconds(5)).until(() -> hooks.lookUps(reference) == 1);

        CompletableFuture<Answer> confirm = CompletableFuture.supplyAsync(() -> guest.confirm(back));
        assertThat(confirm.join().status()).isEqualTo(201);

        await("every hint is followed").atMost(Duration.ofSeconds(20)).until(() -> !hooks.outcomes(reference)
                .contains("OPEN"));
        assertThat(hooks.outcomes(reference)).doesNotContain("ADOPTED");
        assertThat(refunds(product, placed)).isEmpty();
        assertThat(attempts(product, placed)).containsExactly("PAID");
        BooksBalance.in(product);
    }

    /** Nobody reports it as given back, and nobody asks again by himself. */
    @ParameterizedTest
    @EnumSource
    void a_refund_that_is_refused_waits_for_a_human(Wired wired) {
        Product product = Unhurried.product(wired);
        ProviderHooks hooks = new ProviderHooks(product);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned back = new GuestAtCheckout(product).pay(checkout(placed));
        String reference = hooks.reference(placed);
        hooks.capture(back.paymentKey(), reference, back.amount());
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");

        hooks.say(reference, "DONE");
        await("refused").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(refunds(product, placed))
                .containsExactly("REFUSED"));
        hooks.say(reference, "DONE");
        await("followed").atMost(Duration.ofSeconds(10)).until(() -> hooks.outcomes(reference)
                .equals(List.of("ADOPTED", "ADOPTED")));
        assertThat(refunds(product, placed)).containsExactly("REFUSED");
        assertThat(product.jdbc()
                        .queryForObject(
                                "select s.state from saga.saga s join payment.refund r on r.saga_id = s.id where r.order_id = ?::uuid",
                                String.class,
                                placed.json().path("id").asText()))
                .isEqualTo("REVIEW");
        settled(product, placed);
    }

    /** Between our look and our call; what we then believe to be left is not. */
    @Test
    void a_payment_somebody_gives_back_in_part_meanwhile_waits_for_a_human() {
        Product product = Unhurried.product(Wired.DIRECT);
        ProviderHooks hooks = new ProviderHooks(product);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned back = new GuestAtCheckout(product).pay(checkout(placed));
        hooks.capture(back.paymentKey(), hooks.reference(placed), back.amount());
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"SLOW\", \"next\": 1, \"millis\": 1200}");

        hooks.say(hooks.reference(placed), "DONE");
        await("our call is on its way").atMost(Duration.ofSeconds(10)).until(() -> asked(product, back, "cancel"));
        hooks.merchant(
                "/v1/payments/" + back.paymentKey() + "/cancel",
                "{\"cancelReason\": \"by hand\", \"cancelAmount\": 1000}");

        await("review").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(refunds(product, placed))
                .containsExactly("REVIEW"));
        assertThat(payment(product, back).path("balanceAmount").asInt()).isEqualTo(8_000);
        settled(product, placed);
    }

    private static void calledOff(Product product, Answer placed) {
        assertThat(new GuestWhoCancels(product, placed).cancel().status()).isIn(200, 202);
    }

    /** By a human, with money from the till. */
    private static void settled(Product product, Answer placed) {
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        operator.byHand(operator.listed(placed.json().path("id").asText()));
        calledOff(product, placed);
        BooksBalance.in(product);
    }

    private static boolean asked(Product product, Returned back, String what) {
        for (JsonNode request : payment(product, back).path("requests")) {
            if (request.path("line").asText().endsWith("/" + what)) {
                return true;
            }
        }
        return false;
    }

    private static void givenBack(Product product, Returned back) {
        await("the provider has given it back").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        payment(product, back).path("status").asText())
                .isEqualTo("CANCELED"));
    }

    private static JsonNode payment(Product product, Returned back) {
        for (JsonNode payment : product.payments()) {
            if (payment.path("paymentKey").asText().equals(back.paymentKey())) {
                return payment;
            }
        }
        throw new IllegalStateException("no such payment");
    }

    private static List<String> refunds(Product product, Answer placed) {
        return product.jdbc()
                .queryForList(
                        "select state from payment.refund where order_id = ?::uuid order by started_at",
                        String.class,
                        placed.json().path("id").asText());
    }
}
