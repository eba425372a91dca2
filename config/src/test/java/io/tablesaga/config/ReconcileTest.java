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
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our books and the provider's list, compared: each way they can drift apart is planted, found, and resolved. */
class ReconcileTest {

    /** Where it is five past midnight now: everything that is asked for before and taken after it is not far. */
    private static final ZoneOffset ZONE = ZoneOffset.ofTotalSeconds(
            Math.floorMod(300 - LocalTime.now(ZoneOffset.UTC).toSecondOfDay() + 43_200, 86_400) - 43_200);

    private static Product product;
    private static ProviderHooks hooks;

    @BeforeAll
    static void start() {
        product = Product.start(
                Wired.DIRECT,
                "--payment.reconcile.zone=" + ZONE,
                // The test is the timer.
                "--payment.reconcile.schedule=direct:payment-reconcile-daily",
                "--order.hold-time=20s",
                "--tablesaga.payment.window=90s",
                "--tablesaga.saga.first-retry=60s",
                "--tablesaga.saga.last-retry=60s",
                "--payment.hints.due=200",
                "--payment.hints.pause=500ms");
        hooks = new ProviderHooks(product);
        reconcile("{}");
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    void what_we_say_was_paid_and_the_provider_does_not_list() {
        String reference = UUID.randomUUID().toString();
        product.jdbc()
                .update(
                        """
                        insert into payment.attempt (id, order_id, store_id, state, amount, currency, merchant_reference,
                                                     idempotency_key, provider_reference, method, started_at)
                        values (gen_random_uuid(), gen_random_uuid(), ?::uuid, 'PAID', 9000, 'KRW', ?, ?, 'nowhere', 'STORED', now())""",
                        Product.STORE,
                        reference,
                        reference);
        foundOnce("MISSING_AT_PROVIDER", reference);

        product.jdbc().update("delete from payment.attempt where merchant_reference = ?", reference);
        resolved("MISSING_AT_PROVIDER", reference);
    }

    @Test
    void what_was_asked_for_before_midnight_and_taken_after_it_is_not_missing() {
        String reference = paid();
        product.jdbc()
                .update(
                        "update payment.attempt set started_at = now() - interval '50 minutes' where merchant_reference = ?",
                        reference);

        assertThat(reconcile("{}").path("found").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {CounterPaymentTest.CASH, CounterPaymentTest.TERMINAL})
    void what_staff_took_at_the_counter_is_not_looked_for_at_the_provider(String money) {
        Answer placed = CounterPaymentTest.atCounter(product, OrderStoriesTest.key(), product.dish(3));
        Answer taken = CounterPaymentTest.pay(product, placed, OrderStoriesTest.key(), money);
        assertThat(taken.status()).as(taken.http().body()).isEqualTo(201);

        assertThat(reconcile("{}").path("found").asInt()).isZero();
    }

    /** The next days' comparisons come back to it. */
    @Test
    void a_finding_of_an_earlier_day_is_resolved_too() {
        String reference = UUID.randomUUID().toString();
        product.jdbc()
                .update(
                        "insert into payment.finding (kind, reference, day, detail) values ('UNKNOWN_PAYMENT', ?, '2026-03-01', 'x')",
                        reference);
        resolved("UNKNOWN_PAYMENT", reference);
    }

    @Test
    void money_the_provider_holds_for_something_we_never_asked_for() {
        JsonNode payment = hooks.merchant(
                "/v1/payments/stored",
                "{\"orderId\": \"not_one_of_ours\", \"amount\": 5000, \"currency\": \"KRW\", \"storedToken\": \"tok_ok\"}");
        String key = payment.path("paymentKey").asText();
        foundOnce("UNKNOWN_PAYMENT", key);

        hooks.merchant("/v1/payments/" + key + "/cancel", "{\"cancelReason\": \"by hand\"}");
        resolved("UNKNOWN_PAYMENT", key);
    }

    @Test
    void another_amount_than_was_asked_for() {
        String reference = paid();
        product.jdbc().update("update payment.attempt set amount = amount + 1 where merchant_reference = ?", reference);
        foundOnce("AMOUNT_DIFFERS", reference);

        product.jdbc().update("update payment.attempt set amount = amount - 1 where merchant_reference = ?", reference);
        resolved("AMOUNT_DIFFERS", reference);
    }

    @Test
    void money_given_back_by_a_hand_at_the_provider_s() {
        String reference = paid();
        String key = product.jdbc()
                .queryForObject(
                        "select provider_reference from payment.attempt where merchant_reference = ?",
                        String.class,
                        reference);
        hooks.merchant("/v1/payments/" + key + "/cancel", "{\"cancelReason\": \"by hand\", \"cancelAmount\": 1000}");
        foundOnce("REFUND_DIFFERS", reference);
        assertThat(finding("REFUND_DIFFERS", reference).path("detail").asText()).contains("1000 KRW");

        product.jdbc()
                .update(
                        """
                        insert into payment.refund (id, order_id, saga_id, merchant_reference, provider_reference, method,
                                                    amount, tax_free, remaining, currency, reason, state, ended_at)
                        select gen_random_uuid(), order_id, gen_random_uuid(), merchant_reference, provider_reference, method,
                               1000, 0, 9000, 'KRW', 'booked later', 'REFUNDED', now()
                        from payment.attempt where merchant_reference = ?""",
                        reference);
        resolved("REFUND_DIFFERS", reference);
    }

    /** Its webhook was lost, so nobody has followed it yet. */
    @Test
    void money_taken_for_an_attempt_that_is_not_paid_goes_back() {
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned back = new GuestAtCheckout(product).pay(checkout(placed));
        String reference = hooks.reference(placed);
        hooks.capture(back.paymentKey(), reference, back.amount());

        assertThat(reconcile("{}").path("lookedAt").asInt()).isEqualTo(1);
        assertThat(finding("CAPTURED_NOT_PAID", reference).path("resolvedAt").isNull())
                .isTrue();

        await("it is given back").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(product.jdbc()
                        .queryForList(
                                "select state from payment.refund where merchant_reference = ?",
                                String.class,
                                reference))
                .containsExactly("REFUNDED"));
        resolved("CAPTURED_NOT_PAID", reference);
        assertThat(attempts(product, placed)).containsExactly("FAILED", "CREATED");
    }

    @Test
    void a_payment_that_is_undecided_is_decided_and_is_no_finding() {
        Answer unknown = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_answer_lost");
        assertThat(unknown.status()).as(unknown.http().body()).isEqualTo(202);
        String reference = hooks.reference(unknown);

        assertThat(reconcile("{}").path("lookedAt").asInt()).isPositive();

        await("decided").atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(
                        order(product, unknown).path("state").asText())
                .isEqualTo("PAID"));
        reconcile("{}");
        assertThat(findings())
                .noneMatch(finding -> finding.path("reference").asText().equals(reference));
    }

    @Test
    void the_timer_compares_too_and_forgets_hints_nobody_sends_again() {
        String reference = UUID.randomUUID().toString();
        product.jdbc()
                .update(
                        "insert into payment.finding (kind, reference, day, detail) values ('UNKNOWN_PAYMENT', ?, '2026-03-02', 'x')",
                        reference);
        product.jdbc()
                .update(
                        """
                        insert into payment.webhook (provider, dedupe_id, merchant_reference, followed_at)
                        values ('sandbox', ?, 'r', now() - interval '31 days')""",
                        reference);

        product.context().getBean(ProducerTemplate.class).sendBody("direct:payment-reconcile-daily", null);

        assertThat(finding("UNKNOWN_PAYMENT", reference).path("resolvedAt").asText())
                .isNotEmpty();
        assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from payment.webhook where dedupe_id = ?", Long.class, reference))
                .isZero();
    }

    @Test
    void days_are_asked_for_as_the_contract_says() {
        LocalDate today = LocalDate.now(ZONE);
        assertThat(reconcile("{\"from\": \"" + today.minusDays(2) + "\", \"to\": \"" + today + "\"}")
                        .path("days")
                        .asInt())
                .isEqualTo(3);
        for (String wrong : List.of(
                "{\"from\": \"yesterday\"}",
                "[",
                "[]",
                "{\"from\": \"" + today.plusDays(1) + "\"}",
                "{\"from\": \"2020-01-01\"}",
                "{\"from\": \"" + today + "\", \"to\": \"" + today.minusDays(1) + "\"}")) {
            Answer refused = product.operatorPost("/api/payments/reconcile", wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void findings_are_paged() {
        for (int i = 0; i < 3; i++) {
            product.jdbc()
                    .update(
                            "insert into payment.finding (kind, reference, day, detail, resolved_at) values ('UNKNOWN_PAYMENT', ?, '2020-01-01', 'x', now())",
                            UUID.randomUUID().toString());
        }
        List<String> ids = new ArrayList<>();
        JsonNode page = product.operator("/api/payments/findings?limit=2").json();
        while (true) {
            page.path("findings").forEach(finding -> ids.add(finding.path("id").asText()));
            if (page.path("next").isNull()) {
                break;
            }
            page = product.operator("/api/payments/findings?limit=2&after="
                            + page.path("next").asText())
                    .json();
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
        assertThat((long) ids.size())
                .isEqualTo(product.jdbc().queryForObject("select count(*) from payment.finding", Long.class));
    }

    private static String paid() {
        Answer placed = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
        return hooks.reference(placed);
    }

    private static JsonNode reconcile(String days) {
        Answer answer = product.operatorPost("/api/payments/reconcile", days);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.json();
    }

    /** Asking twice finds it once. */
    private static void foundOnce(String kind, String reference) {
        assertThat(reconcile("{}").path("found").asInt()).isEqualTo(1);
        JsonNode found = finding(kind, reference);
        assertThat(found.path("resolvedAt").isNull()).isTrue();
        assertThat(reconcile("{}").path("found").asInt()).isZero();
        assertThat(finding(kind, reference)).isEqualTo(found);
    }

    private static void resolved(String kind, String reference) {
        assertThat(reconcile("{}").path("resolved").asInt()).isEqualTo(1);
        assertThat(finding(kind, reference).path("resolvedAt").asText()).isNotEmpty();
        assertThat(reconcile("{}").path("resolved").asInt()).isZero();
    }

    private static JsonNode finding(String kind, String reference) {
        return findings().stream()
                .filter(finding -> finding.path("kind").asText().equals(kind)
                        && finding.path("reference").asText().equals(reference))
                .reduce((a, b) -> {
                    throw new IllegalStateException("twice: " + a);
                })
                .orElseThrow();
    }

    private static List<JsonNode> findings() {
        List<JsonNode> all = new ArrayList<>();
        product.operator("/api/payments/findings?limit=200")
                .json()
                .path("findings")
                .forEach(all::add);
        return all;
    }
}
