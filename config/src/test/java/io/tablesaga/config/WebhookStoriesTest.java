package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.asked;
import static io.tablesaga.config.CheckoutTrail.attempts;
import static io.tablesaga.config.CheckoutTrail.checkout;
import static io.tablesaga.config.CheckoutTrail.order;
import static io.tablesaga.config.ProviderHooks.body;
import static io.tablesaga.config.ProviderHooks.heard;
import static io.tablesaga.config.ProviderHooks.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Webhooks make the truth come sooner, and never make it. In both wirings. */
class WebhookStoriesTest {

    /** An undecided payment stays so for longer than a test waits, unless a webhook comes. */
    private static final Map<Wired, Product> PATIENT = new EnumMap<>(Wired.class);

    private static Product patient(Wired wired) {
        return PATIENT.computeIfAbsent(
                wired,
                wiring -> Product.start(
                        wiring,
                        "--order.hold-time=60s",
                        "--tablesaga.payment.window=90s",
                        "--tablesaga.saga.first-retry=60s",
                        "--tablesaga.saga.last-retry=60s",
                        "--payment.hints.due=200",
                        "--payment.hints.pause=2s"));
    }

    @AfterAll
    static void stop() {
        PATIENT.values().parallelStream().forEach(Product::stop);
        PATIENT.clear();
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_whose_answer_got_lost_is_known_as_soon_as_the_provider_sends_its_webhook(Wired wired) {
        Product product = patient(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"fault\": \"ANSWER_LOST\", \"next\": 1}");

        assertThat(guest.confirm(back).status()).isEqualTo(202);
        paid(product, placed);

        assertThat(asked(product, back)).isEqualTo(1);
        assertThat(hooks.outcomes(hooks.reference(placed))).containsExactly("HURRIED");
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_webhook_that_comes_twice_is_one(Wired wired) {
        Product product = patient(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"fault\": \"ANSWER_LOST\", \"next\": 1}");
        product.fault("{\"call\": \"WEBHOOK\", \"fault\": \"DOUBLED\", \"next\": 1}");

        assertThat(guest.confirm(back).status()).isEqualTo(202);
        paid(product, placed);

        await("both copies were answered").atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        hooks.answers(back.paymentKey()))
                .singleElement()
                .satisfies(answers -> assertThat(answers).hasSize(2)));
        String reference = hooks.reference(placed);
        // One that comes while another is open makes that one due again, and is not stored.
        await("it was followed").until(() -> !hooks.outcomes(reference).contains("OPEN"));
        String id = "whtrans_" + UUID.randomUUID();
        URI address = hooks.address(Product.STORE);
        for (int i = 0; i < 3; i++) {
            heard(say(address, body(reference, back.paymentKey(), "DONE"), id));
        }
        assertThat(hooks.outcomes(reference)).hasSize(2);
        BooksBalance.in(product);
    }

    /** The sandbox sends it, and waits for its answer, before it answers the confirm itself. */
    @ParameterizedTest
    @EnumSource
    void a_webhook_that_is_there_before_the_answer_changes_neither_charge_nor_outcome(Wired wired) {
        Product product = patient(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"call\": \"WEBHOOK\", \"fault\": \"EARLY\", \"next\": 1}");

        Answer answer = guest.confirm(back);

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        assertThat(hooks.answers(back.paymentKey()).get(0).path(0).asInt()).isEqualTo(200);
        assertThat(asked(product, back)).isEqualTo(1);
        assertThat(attempts(product, placed)).containsExactly("PAID");
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void webhooks_out_of_order_and_days_late_leave_a_paid_order_paid_and_ask_nobody(Wired wired) {
        Product product = patient(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"call\": \"WEBHOOK\", \"fault\": \"LOST\", \"next\": 1}");
        assertThat(guest.confirm(back).status()).isEqualTo(201);
        String reference = hooks.reference(placed);
        URI address = hooks.address(Product.STORE);

        for (String status : new String[] {"CANCELED", "DONE", "EXPIRED"}) {
            // Its createdAt is of three weeks ago.
            heard(say(address, body(reference, back.paymentKey(), status)));
            // One open hint takes all that come while it is open.
            await("followed").atMost(Duration.ofSeconds(10)).until(() -> !hooks.outcomes(reference)
                    .contains("OPEN"));
        }
        hooks.forge(back.paymentKey(), "CANCELED");
        await("the sandbox's own forgery too")
                .atMost(Duration.ofSeconds(10))
                .until(() -> hooks.outcomes(reference).size() == 4
                        && !hooks.outcomes(reference).contains("OPEN"));

        assertThat(hooks.outcomes(reference)).containsOnly("NOTHING");
        assertThat(hooks.lookUps(reference)).isZero();
        assertThat(order(product, placed).path("state").asText()).isEqualTo("PAID");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_flood_about_one_undecided_payment_asks_the_provider_now_and_then(Wired wired) throws Exception {
        Product product = patient(wired);
        ProviderHooks hooks = new ProviderHooks(product);
        Answer unknown = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_answer_lost");
        assertThat(unknown.status()).as(unknown.http().body()).isEqualTo(202);
        String reference = hooks.reference(unknown);
        URI address = hooks.address(Product.STORE);
        // It stays undecided; of one look-up the JDK's client may make two requests.
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 1000}");
        long before = hooks.lookUps(reference);
        long start = System.nanoTime();
        for (int i = 0; i < 25; i++) {
            OrderStoriesTest.together(20, () -> say(address, body(reference, "some_payment", "DONE")))
                    .forEach(ProviderHooks::heard);
        }
        await("the last ones are followed").atMost(Duration.ofSeconds(15)).until(() -> !hooks.outcomes(reference)
                .contains("OPEN"));
        long pauses = Duration.ofNanos(System.nanoTime() - start).toSeconds() / 2 + 2;

        assertThat(hooks.lookUps(reference) - before).isBetween(1L, pauses);
        assertThat((long) hooks.outcomes(reference).size()).isLessThanOrEqualTo(pauses);

        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 0}");
        await("the pause is over").atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            heard(say(address, body(reference, "some_payment", "DONE")));
            assertThat(order(product, unknown).path("state").asText()).isEqualTo("PAID");
        });
        BooksBalance.in(product);
    }

    /** Toss sends no webhook for that; the sandbox does when told to. */
    @ParameterizedTest
    @EnumSource
    void a_guest_who_has_authenticated_and_never_comes_back_is_served(Wired wired) {
        Product product = patient(wired);
        ProviderHooks hooks = new ProviderHooks(product).sent(true);
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);

        Returned lost = new GuestAtCheckout(product).pay(checkout(placed));
        paid(product, placed);

        assertThat(asked(product, lost)).isEqualTo(1);
        assertThat(attempts(product, placed)).containsExactly("PAID");
        // The provider's webhook about it being done comes while the first one is being followed.
        assertThat(hooks.outcomes(hooks.reference(placed))).isNotEmpty();
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_who_comes_back_in_the_same_moment_as_the_webhook_is_charged_once(Wired wired) {
        Product product = patient(wired);
        new ProviderHooks(product).sent(true);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        int rounds = 30;
        String dish = product.dish(rounds);
        for (int round = 0; round < rounds; round++) {
            Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
            // The webhook leaves while the guest's browser follows the redirect: a little later each round.
            Returned back = guest.pay(checkout(placed));
            CompletableFuture<Answer> late = CompletableFuture.supplyAsync(
                    () -> guest.confirm(back),
                    CompletableFuture.delayedExecutor(round * 2L, java.util.concurrent.TimeUnit.MILLISECONDS));
            Answer answer = late.join();
            assertThat(answer.status()).as(answer.http().body()).isIn(201, 202);
            paid(product, placed);
            Answer reload = guest.confirm(back);
            assertThat(reload.status()).as(reload.http().body()).isEqualTo(201);
            if (answer.status() == 201) {
                assertThat(reload.json()).isEqualTo(answer.json());
            }
            assertThat(asked(product, back)).isEqualTo(1);
            assertThat(attempts(product, placed)).containsExactly("PAID");
        }
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isZero();
    }

    private static void paid(Product product, Answer placed) {
        await("the order is paid").atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(
                        order(product, placed).path("state").asText())
                .isEqualTo("PAID"));
    }
}
