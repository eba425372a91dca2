package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.asked;
import static io.tablesaga.config.CheckoutTrail.attempts;
import static io.tablesaga.config.CheckoutTrail.checkout;
import static io.tablesaga.config.CheckoutTrail.keys;
import static io.tablesaga.config.CheckoutTrail.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.sandbox.SandboxProcess;
import io.tablesaga.sandbox.SandboxSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Those of the ways a payment fails in docs/payment-failures.md that no other test tells. */
class PaymentFailuresTest {

    @Test
    void a_provider_that_cannot_be_reached_moves_no_money_and_the_guest_pays_when_it_is_back() {
        Product product = Product.start(Wired.DIRECT, "--order.hold-time=60s", "--tablesaga.payment.window=3s");
        SandboxProcess again = null;
        try {
            String dish = product.dish(2);
            String key = OrderStoriesTest.key();
            Answer placed = product.checkout(key, dish, 1);
            GuestAtCheckout guest = new GuestAtCheckout(product);
            Returned back = guest.pay(checkout(placed));
            product.sandbox().kill();

            assertThat(guest.confirm(back).status()).isEqualTo(202);
            assertThat(guest.confirm(back).status()).isEqualTo(202);
            assertThat(order(product, placed).path("state").asText()).isEqualTo("CONFIRMING_PAYMENT");
            assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);

            again = sameSandbox(product);
            await("no money was asked for").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            order(product, placed).path("state").asText())
                    .isEqualTo("AWAITING_PAYMENT"));
            assertThat(asked(product, back)).isZero();
            Returned second = guest.pay(checkout(product.checkout(key, dish, 1)));
            assertThat(guest.confirm(second).status()).isEqualTo(201);
            assertThat(attempts(product, placed)).containsExactly("FAILED", "PAID");
            assertThat(asked(product, back) + asked(product, second)).isEqualTo(1);
            BooksBalance.in(product);
        } finally {
            product.stop();
            if (again != null) {
                again.close();
            }
        }
    }

    private static SandboxProcess sameSandbox(Product product) {
        return SandboxProcess.start(
                new SandboxSettings(
                        "127.0.0.1",
                        product.sandbox().uri().getPort(),
                        product.servers().folder().path().resolve("sandbox-ledger.jsonl"),
                        product.servers().folder().secret("sandbox-merchant"),
                        product.servers().folder().secret("sandbox-admin"),
                        1),
                SandboxProcess.fromClassPath());
    }

    /** Two windows, two payments, one order: whichever comes first, the other is not taken to the provider. */
    @ParameterizedTest
    @EnumSource
    void of_two_payments_a_guest_has_authenticated_for_one_order_one_is_taken(Wired wired) {
        Product product = Unhurried.product(wired);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        for (int round = 0; round < 5; round++) {
            Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
            List<Returned> windows = List.of(guest.pay(checkout(placed)), guest.pay(checkout(placed)));
            List<Answer> answers = windows.stream()
                    .map(window -> CompletableFuture.supplyAsync(() -> guest.confirm(window)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers).allMatch(answer -> List.of(201, 202, 422).contains(answer.status()));
            await("paid").atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            order(product, placed).path("state").asText())
                    .isEqualTo("PAID"));
            assertThat(windows.stream().map(window -> asked(product, window))).containsExactlyInAnyOrder(1L, 0L);
            assertThat(windows.stream().map(window -> guest.confirm(window).problem()))
                    .containsExactlyInAnyOrder("", "payment-differs");
        }
        BooksBalance.in(product);
    }

    @Test
    void while_the_answer_about_one_payment_is_awaited_another_one_is_refused_before_the_provider() {
        Product product = Unhurried.product(Wired.DIRECT);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned first = guest.pay(checkout(placed));
        Returned second = guest.pay(checkout(placed));
        lookUpsFail(product);
        product.fault("{\"fault\": \"ANSWER_LOST\", \"next\": 1}");
        assertThat(guest.confirm(first).status()).isEqualTo(202);

        Answer refused = guest.confirm(second);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("payment-differs");
        assertThat(asked(product, second)).isZero();

        product.noMoreFaults();
        paid(product, placed);
        assertThat(asked(product, second)).isZero();
        BooksBalance.in(product);
    }

    /** The books' own listing stays, so on a product of its own. */
    @ParameterizedTest
    @EnumSource
    void a_payment_the_provider_does_not_know_is_never_reported_as_given_back(Wired wired) {
        Product product = Product.start(wired, "--tablesaga.payment.review-after=6s");
        try {
            String dish = product.dish(2);
            GuestWhoCancels guest =
                    new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));
            String known = guest.payment().path("paymentKey").asText();
            rename(product, guest, "nowhere_" + known);

            Answer answer = guest.cancel();
            assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
            assertThat(product.jdbc().queryForList("select state from payment.refund", String.class))
                    .containsExactly("ASKING");
            await("a human's").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            product.jdbc().queryForList("select state from payment.refund", String.class))
                    .containsExactly("REVIEW"));
            assertThat(guest.seen().path("state").asText()).isEqualTo("CANCELLING");
            assertThat(guest.seen().at("/cancellations/0/state").asText()).isEqualTo("CANCELLING");
            assertThat(guest.givenBack()).isEmpty();
            assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(1);
            rename(product, guest, known);
            JsonNode books = product.operator("/api/books").json();
            assertThat(books.path("balanced").asBoolean()).as(books.toString()).isTrue();
            assertThat(books.toString()).contains("listed: review");
        } finally {
            product.stop();
        }
    }

    private static void rename(Product product, GuestWhoCancels guest, String paymentKey) {
        product.jdbc()
                .update(
                        "update payment.attempt set provider_reference = ? where order_id = ?::uuid",
                        paymentKey,
                        guest.order());
    }

    /** Of refunds that fail later, of card disputes, of deposits: none is ours, and none is believed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'eventType': 'CANCEL_STATUS_CHANGED', 'data': {'cancelStatus': 'ABORTED', 'paymentKey': '%1$s', 'orderId': '%2$s'}}",
                "{'eventType': 'CHARGEBACK_OPENED', 'data': {'paymentKey': '%1$s', 'orderId': '%2$s', 'status': 'DISPUTED'}}",
                "{'eventType': 'PAYMENT_STATUS_CHANGED', 'data': {'paymentKey': '%1$s', 'orderId': '%2$s', 'status': 'WAITING_FOR_DEPOSIT'}}",
                "{'secret': 'ps_1', 'status': 'WAITING_FOR_DEPOSIT', 'transactionKey': 't', 'orderId': '%2$s'}",
                "{'secret': 'ps_1', 'status': 'DONE', 'transactionKey': 't', 'orderId': '%2$s'}",
                "{'eventType': 'SOMETHING_OF_NEXT_YEAR', 'data': {'paymentKey': '%1$s', 'orderId': '%2$s'}}"
            })
    void an_event_of_a_kind_we_do_not_serve_changes_nothing(String event) {
        Product product = Unhurried.product(Wired.DIRECT);
        ProviderHooks hooks = new ProviderHooks(product);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Answer paid = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned back = guest.pay(checkout(paid));
        assertThat(guest.confirm(back).status()).isEqualTo(201);
        Answer open = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        await("the kitchen has its ticket").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        order(product, paid)
                                .path("lines")
                                .path(0)
                                .path("kitchen")
                                .asText())
                .isEqualTo("WAITING"));
        String before = order(product, paid).toString();

        for (Answer placed : List.of(paid, open)) {
            String reference = hooks.reference(placed);
            ProviderHooks.heard(ProviderHooks.say(
                    hooks.address(Product.STORE), event.replace('\'', '"').formatted(back.paymentKey(), reference)));
            await("followed").atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(hooks.outcomes(reference))
                    .containsExactly("NOTHING"));
        }

        assertThat(order(product, paid).toString()).isEqualTo(before);
        assertThat(attempts(product, paid)).containsExactly("PAID");
        assertThat(attempts(product, open)).containsExactly("CREATED");
        assertThat(order(product, open).path("state").asText()).isEqualTo("AWAITING_PAYMENT");
        assertThat(new GuestWhoCancels(product, open).cancel().status()).isIn(200, 202);
        BooksBalance.in(product);
    }

    /** Toss forgets a key after 15 days; whoever repeats the request then pays twice. */
    @ParameterizedTest
    @EnumSource
    void an_attempt_older_than_its_idempotency_key_is_only_looked_up(Wired wired) {
        Product product = Unhurried.product(wired);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned back = guest.pay(checkout(placed));
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"SLOW\", \"next\": 1000, \"millis\": 1500}");
        product.fault("{\"fault\": \"ANSWER_LOST\", \"next\": 1}");
        assertThat(guest.confirm(back).status()).isEqualTo(202);
        assertThat(product.jdbc()
                        .update(
                                "update payment.attempt set started_at = now() - interval '16 days' where order_id = ?::uuid and state in ('APPROVING', 'UNKNOWN')",
                                placed.json().path("id").asText()))
                .isEqualTo(1);
        assertThat(guest.confirm(back).status()).isIn(201, 202);

        paid(product, placed);
        product.noMoreFaults();
        assertThat(asked(product, back)).isEqualTo(1);
        BooksBalance.in(product);
    }

    /** Under the key of a call that failed the provider repeats the failure; a new key before a look-up could pay twice. */
    @ParameterizedTest
    @ValueSource(strings = {"PROVIDER_ERROR", "PROVIDER_ERROR_AFTER"})
    void an_error_that_is_kept_under_its_key_is_looked_up_before_another_key_is_used(String fault) {
        Product product = Unhurried.product(Wired.DIRECT);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        String key = OrderStoriesTest.key();
        String dish = product.dish(1);
        Answer placed = product.checkout(key, dish, 1);
        Returned back = guest.pay(checkout(placed));
        lookUpsFail(product);
        product.fault("{\"fault\": \"" + fault + "\", \"next\": 1}");

        assertThat(guest.confirm(back).status()).isEqualTo(202);
        assertThat(guest.confirm(back).status()).isEqualTo(202);
        assertThat(product.checkout(key, dish, 1).json().has("checkout")).isFalse();
        assertThat(attempts(product, placed)).hasSize(1);
        assertThat(asked(product, back)).isEqualTo(1);

        product.noMoreFaults();
        if (fault.equals("PROVIDER_ERROR")) {
            await("not charged").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            order(product, placed).path("state").asText())
                    .isEqualTo("AWAITING_PAYMENT"));
            Returned again = guest.pay(checkout(product.checkout(key, dish, 1)));
            assertThat(guest.confirm(again).status()).isEqualTo(201);
            assertThat(keys(product, back, again)).hasSize(2).doesNotHaveDuplicates();
        }
        paid(product, placed);
        BooksBalance.in(product);
    }

    private static void lookUpsFail(Product product) {
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 100000}");
    }

    private static void paid(Product product, Answer placed) {
        await("paid").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        order(product, placed).path("state").asText())
                .isEqualTo("PAID"));
    }
}
