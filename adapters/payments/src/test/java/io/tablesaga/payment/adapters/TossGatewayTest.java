package io.tablesaga.payment.adapters;

import static io.tablesaga.payment.adapters.TossSandbox.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.payment.PaymentGateway.Cancel;
import io.tablesaga.payment.PaymentGateway.CancelAnswer;
import io.tablesaga.payment.PaymentGateway.ChargeAnswer;
import io.tablesaga.payment.PaymentGateway.ChargeStored;
import io.tablesaga.payment.PaymentGateway.Checkout;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.payment.PaymentGateway.Prepare;
import io.tablesaga.payment.PaymentGateway.Transaction;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.Money;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the sandbox's dialect of Toss, over the wire. */
class TossGatewayTest {

    private static final Money PRICE = Money.won(15_000);
    private static final Money NOTHING = Money.won(0);

    @TempDir
    static Path folder;

    private static TossSandbox sandbox;

    private final TossGateway gateway = sandbox.gateway();
    private final Instant before = Instant.now().minusSeconds(60);

    @BeforeAll
    static void start() {
        sandbox = new TossSandbox(folder, 60_000);
    }

    @AfterEach
    void clear() {
        sandbox.admin("DELETE", "/admin/faults", "");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_guest_is_sent_to_a_page_without_a_field_and_comes_back_with_a_payment_to_confirm() {
        String order = order();
        Checkout checkout =
                gateway.prepare(new Prepare(order, PRICE, "김치찌개 외 1건", TossSandbox.SUCCESS, TossSandbox.FAILURE));
        assertThat(checkout.expiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(29)),
                        Instant.now().plus(Duration.ofMinutes(31)));

        HttpResponse<String> page = sandbox.page(order, PRICE);
        assertThat(page.body()).contains("15,000 KRW", "김치찌개 외 1건 &lt;b&gt;").doesNotContain("<input", "<b>");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();

        assertThat(query(sandbox.press("pay", page.body())))
                .containsEntry("table", "1")
                .containsEntry("paymentType", "NORMAL")
                .containsEntry("orderId", order)
                .containsEntry("amount", "15000")
                .containsKey("paymentKey");
    }

    @Test
    void a_guest_who_is_refused_or_closes_the_page_comes_back_with_a_code_and_has_paid_nothing() {
        String order = order();
        assertThat(query(sandbox.press("decline", order, PRICE)))
                .containsEntry("code", "REJECT_CARD_COMPANY")
                .containsEntry("orderId", order);
        assertThat(gateway.lookUp(order)).isEqualTo(new LookUp.Declined("REJECT_CARD_COMPANY"));

        String closed = order();
        assertThat(query(sandbox.press("close", closed, PRICE)))
                .containsEntry("code", "PAY_PROCESS_CANCELED")
                .doesNotContainKey("orderId");
        assertThat(gateway.lookUp(closed)).isEqualTo(new LookUp.NotFound());
    }

    @Test
    void a_page_is_decided_once() {
        String page = sandbox.page(order(), PRICE).body();
        sandbox.press("decline", page);
        assertThat(query(sandbox.press("pay", page))).containsEntry("code", "NOT_FOUND_PAYMENT_SESSION");
    }

    @Test
    void an_authenticated_payment_moves_no_money_until_it_is_confirmed_and_then_once_under_one_key() {
        Confirm confirm = sandbox.authenticated(PRICE);
        assertThat(gateway.lookUp(confirm.merchantReference())).isEqualTo(new LookUp.NotFound());

        ChargeAnswer answer = gateway.confirm(confirm);
        assertThat(answer).isEqualTo(new ChargeAnswer.Charged(confirm.providerReference(), PRICE));
        assertThat(gateway.confirm(confirm)).isEqualTo(answer);

        LookUp found = new LookUp.Found(confirm.providerReference(), confirm.merchantReference(), PRICE, NOTHING);
        assertThat(gateway.lookUp(confirm.merchantReference())).isEqualTo(found);
        assertThat(gateway.lookUpPayment(confirm.providerReference())).isEqualTo(found);
        assertThat(listed(gateway, confirm))
                .isEqualTo(new Transaction(confirm.providerReference(), confirm.merchantReference(), PRICE, NOTHING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVALID_REJECT_CARD",
                "INVALID_CARD_EXPIRATION",
                "INVALID_STOPPED_CARD",
                "INVALID_CARD_LOST_OR_STOLEN",
                "INVALID_CARD_NUMBER",
                "EXCEED_MAX_DAILY_PAYMENT_COUNT",
                "EXCEED_MAX_PAYMENT_AMOUNT",
                "EXCEED_MAX_AMOUNT",
                "EXCEED_MAX_CARD_INSTALLMENT_PLAN",
                "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
                "INVALID_CARD_INSTALLMENT_PLAN",
                "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
                "NOT_ALLOWED_POINT_USE",
                "BELOW_MINIMUM_AMOUNT",
                "RESTRICTED_TRANSFER_ACCOUNT",
                "INVALID_ACCOUNT_INFO_RE_REGISTER",
                "INVALID_PASSWORD",
                "REJECT_CARD_PAYMENT",
                "REJECT_CARD_COMPANY",
                "REJECT_ACCOUNT_PAYMENT",
                "REJECT_TOSSPAY_INVALID_ACCOUNT",
                "EXCEED_MAX_AUTH_COUNT",
                "EXCEED_MAX_ONE_DAY_AMOUNT",
                "NOT_AVAILABLE_BANK",
                "FDS_ERROR",
                "NOT_FOUND_PAYMENT_SESSION",
                "INVALID_REQUEST",
                "FORBIDDEN_REQUEST"
            })
    void a_listed_refusal_of_a_confirmation_is_a_value(String code) {
        assertThat(sandbox.answering(code).confirm(confirm())).isEqualTo(new ChargeAnswer.Declined(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALREADY_PROCESSED_PAYMENT",
                "ALREADY_COMPLETED_PAYMENT",
                "DUPLICATED_ORDER_ID",
                "DUPLICATED_REQUEST",
                "ALREADY_PROCESSING_REQUEST",
                "IDEMPOTENT_REQUEST_PROCESSING",
                "PROVIDER_ERROR",
                "CARD_PROCESSING_ERROR",
                "FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING",
                "FAILED_INTERNAL_SYSTEM_PROCESSING",
                "UNKNOWN_PAYMENT_ERROR",
                "COMMON_ERROR",
                "UNKNOWN_ERROR",
                "FAILED_DB_PROCESSING",
                "FAILED_METHOD_HANDLING",
                "UNAUTHORIZED_KEY",
                "INVALID_API_KEY",
                "INVALID_AUTHORIZE_AUTH",
                "INVALID_UNREGISTERED_SUBMALL",
                "NOT_REGISTERED_BUSINESS",
                "NOT_FOUND_TERMINAL_ID",
                "INVALID_IDEMPOTENCY_KEY",
                "INCORRECT_BASIC_AUTH_FORMAT",
                "FORBIDDEN_CONSECUTIVE_REQUEST",
                "TOO_MANY_REQUESTS",
                "NOT_FOUND_PAYMENT",
                // No code at all: the provider says so itself.
                "A_CODE_OF_NEXT_YEAR"
            })
    void any_other_answer_to_a_confirmation_is_unknown(String code) {
        String said = code.equals("A_CODE_OF_NEXT_YEAR") ? "INVALID_TEST_CODE" : code;
        assertThatThrownBy(() -> sandbox.answering(code).confirm(confirm()))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining(said);
    }

    @Test
    void a_declined_confirmation_is_a_value_and_can_be_looked_up() {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.next("CHARGE DECLINE");
        assertThat(gateway.confirm(confirm)).isEqualTo(new ChargeAnswer.Declined("REJECT_CARD_PAYMENT"));
        assertThat(gateway.lookUp(confirm.merchantReference())).isEqualTo(new LookUp.Declined("REJECT_CARD_PAYMENT"));
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_LOST, true",
        "RESET, false",
        "ERROR_500, false",
        "ERROR_500_AFTER, true",
        "PROVIDER_ERROR, false",
        "PROVIDER_ERROR_AFTER, true"
    })
    void a_confirmation_that_goes_wrong_is_unknown_and_a_look_up_tells(String fault, boolean charged) {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.next("CHARGE " + fault);
        assertThatThrownBy(() -> gateway.confirm(confirm)).isInstanceOf(UnknownOutcome.class);
        assertThat(gateway.lookUp(confirm.merchantReference()) instanceof LookUp.Found)
                .isEqualTo(charged);
    }

    @Test
    void the_same_key_repeats_a_lost_answer_and_an_error_alike() {
        Confirm lost = sandbox.authenticated(PRICE);
        sandbox.next("CHARGE ANSWER_LOST");
        assertThatThrownBy(() -> gateway.confirm(lost)).isInstanceOf(UnknownOutcome.class);
        assertThat(gateway.confirm(lost)).isInstanceOf(ChargeAnswer.Charged.class);

        Confirm error = sandbox.authenticated(PRICE);
        sandbox.next("CHARGE PROVIDER_ERROR");
        assertThatThrownBy(() -> gateway.confirm(error)).hasMessageContaining("PROVIDER_ERROR");
        assertThatThrownBy(() -> gateway.confirm(error)).hasMessageContaining("PROVIDER_ERROR");
        assertThat(gateway.confirm(withAnotherKey(error))).isInstanceOf(ChargeAnswer.Charged.class);
    }

    @Test
    void a_confirmation_nobody_answers_in_time_is_unknown_and_may_still_charge() {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.next("CHARGE SLOW");
        TossGateway impatient = sandbox.gateway(sandbox.provider("test_sk_secret", Duration.ofMillis(200)), 5_000);
        assertThatThrownBy(() -> impatient.confirm(confirm))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("timed out");
        assertThat(gateway.lookUp(confirm.merchantReference())).isEqualTo(new LookUp.NotFound());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(gateway.lookUp(confirm.merchantReference())).isInstanceOf(LookUp.Found.class));
    }

    @Test
    void a_confirmation_that_is_still_being_answered_is_unknown_under_its_key_and_under_another() {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.next("CHARGE SLOW");
        CompletableFuture<ChargeAnswer> first = CompletableFuture.supplyAsync(() -> gateway.confirm(confirm));
        await().atMost(Duration.ofSeconds(10)).until(() -> seen(confirm) == 1);
        assertThatThrownBy(() -> gateway.confirm(confirm)).hasMessageContaining("409 IDEMPOTENT_REQUEST_PROCESSING");
        assertThatThrownBy(() -> gateway.confirm(withAnotherKey(confirm)))
                .hasMessageContaining("ALREADY_PROCESSING_REQUEST");
        assertThat(first.join()).isInstanceOf(ChargeAnswer.Charged.class);
    }

    @Test
    void a_payment_is_confirmed_once_and_an_order_is_paid_once() {
        Confirm confirm = sandbox.authenticated(PRICE);
        Confirm secondTab = sandbox.authenticated(confirm.merchantReference(), PRICE);
        gateway.confirm(confirm);
        assertThatThrownBy(() -> gateway.confirm(withAnotherKey(confirm)))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("ALREADY_PROCESSED_PAYMENT");
        assertThatThrownBy(() -> gateway.confirm(secondTab))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("DUPLICATED_ORDER_ID");
        assertThat(((LookUp.Found) gateway.lookUp(confirm.merchantReference())).providerReference())
                .isEqualTo(confirm.providerReference());
        assertThat(gateway.lookUpPayment(secondTab.providerReference())).isEqualTo(new LookUp.NotFound());
    }

    @Test
    void an_amount_or_an_order_the_guest_has_not_authenticated_is_refused() {
        Confirm cheap = sandbox.authenticated(Money.won(100));
        Confirm ours = new Confirm(cheap.providerReference(), cheap.merchantReference(), cheap.idempotencyKey(), PRICE);
        assertThat(gateway.confirm(ours)).isEqualTo(new ChargeAnswer.Declined("FORBIDDEN_REQUEST"));
        Confirm other = new Confirm(cheap.providerReference(), order(), order(), Money.won(100));
        assertThat(gateway.confirm(other)).isEqualTo(new ChargeAnswer.Declined("FORBIDDEN_REQUEST"));
        assertThat(gateway.lookUp(cheap.merchantReference())).isEqualTo(new LookUp.NotFound());
    }

    @Test
    void an_unknown_payment_and_a_page_nobody_has_decided_cannot_be_confirmed() {
        assertThatThrownBy(() -> gateway.confirm(confirm())).hasMessageContaining("NOT_FOUND_PAYMENT");
        String page = sandbox.page(order(), PRICE).body();
        String undecided = TossSandbox.action("pay", page).split("/")[2];
        assertThatThrownBy(() -> gateway.confirm(new Confirm(undecided, order(), order(), PRICE)))
                .hasMessageContaining("NOT_FOUND_PAYMENT");
    }

    @Test
    void a_key_that_is_too_long_is_no_answer_about_the_money() {
        Confirm confirm = sandbox.authenticated(PRICE);
        Confirm tooLong = new Confirm(
                confirm.providerReference(), confirm.merchantReference(), "k".repeat(301), confirm.amount());
        assertThatThrownBy(() -> gateway.confirm(tooLong))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("INVALID_IDEMPOTENCY_KEY");
        assertThat(gateway.confirm(confirm)).isInstanceOf(ChargeAnswer.Charged.class);
    }

    @Test
    void less_than_a_card_is_charged_is_refused() {
        Confirm confirm = sandbox.authenticated(Money.won(99));
        assertThat(gateway.confirm(confirm)).isEqualTo(new ChargeAnswer.Declined("BELOW_MINIMUM_AMOUNT"));
    }

    @Test
    void a_currency_with_cents_is_not_sent() {
        Confirm dollars = new Confirm("key", order(), order(), Money.of(15_000, "USD"));
        assertThatThrownBy(() -> gateway.confirm(dollars)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_payment_is_cancelled_in_parts_each_once_under_its_id() {
        Confirm paid = paid();
        Cancel first = cancel(paid, 4_000, 15_000);
        CancelAnswer answer = gateway.cancel(first);
        assertThat(answer)
                .isInstanceOfSatisfying(CancelAnswer.Cancelled.class, cancelled -> assertThat(cancelled.remaining())
                        .isEqualTo(Money.won(11_000)));
        CancelAnswer second = gateway.cancel(cancel(paid, 1_000, 11_000));
        assertThat(second).isNotEqualTo(answer);
        assertThat(gateway.cancel(first)).isEqualTo(answer);
        assertThat(gateway.lookUp(paid.merchantReference()))
                .isEqualTo(
                        new LookUp.Found(paid.providerReference(), paid.merchantReference(), PRICE, Money.won(5_000)));
        assertThat(listed(gateway, paid).refunded()).isEqualTo(Money.won(5_000));
    }

    @Test
    void a_payment_is_cancelled_in_full_and_then_not_again() {
        Confirm paid = paid();
        assertThat(gateway.cancel(cancel(paid, 15_000, 15_000)))
                .isInstanceOfSatisfying(CancelAnswer.Cancelled.class, cancelled -> assertThat(cancelled.remaining())
                        .isEqualTo(NOTHING));
        assertThat(gateway.cancel(cancel(paid, 15_000, 15_000))).isEqualTo(new CancelAnswer.AlreadyCancelled());
        assertThat(gateway.lookUpPayment(paid.providerReference()))
                .isEqualTo(new LookUp.Found(paid.providerReference(), paid.merchantReference(), PRICE, PRICE));
        // It is what was left out that means «all that is left».
        JsonNode request = sandbox.payment(paid.providerReference())
                .path("requests")
                .path(1)
                .path("body");
        assertThat(request.has("cancelAmount")).isFalse();
        assertThat(request.path("refundableAmount").asLong()).isEqualTo(15_000);
    }

    @Test
    void a_cancellation_that_believes_in_another_remainder_gives_nothing_back() {
        Confirm paid = paid();
        gateway.cancel(cancel(paid, 4_000, 15_000));
        assertThat(gateway.cancel(cancel(paid, 4_000, 15_000))).isEqualTo(new CancelAnswer.RemainderDiffers());
        assertThat(gateway.cancel(cancel(paid, 12_000, 11_000)))
                .isEqualTo(new CancelAnswer.Refused("NOT_CANCELABLE_AMOUNT"));
        assertThat(refunded(paid)).isEqualTo(Money.won(4_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
                "INVALID_REFUND_ACCOUNT_INFO",
                "INVALID_REFUND_ACCOUNT_NUMBER",
                "INVALID_BANK",
                "REFUND_REJECTED",
                "FORBIDDEN_BANK_REFUND_REQUEST",
                "NOT_CANCELABLE_AMOUNT",
                "NOT_CANCELABLE_PAYMENT",
                "NOT_ALLOWED_PARTIAL_REFUND",
                "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT",
                "EXCEED_MAX_REFUND_DUE",
                "EXCEED_MAX_REFUND_AMOUNT",
                "NOT_AVAILABLE_BANK",
                "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER"
            })
    void a_listed_refusal_of_a_cancellation_is_a_value(String code) {
        assertThat(sandbox.answering(code).cancel(cancel(confirm(), 15_000, 15_000)))
                .isEqualTo(new CancelAnswer.Refused(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALREADY_CANCELED_PAYMENT", "ALREADY_REFUND_PAYMENT"})
    void a_payment_cancelled_elsewhere_is_a_value_of_its_own(String code) {
        assertThat(sandbox.answering(code).cancel(cancel(confirm(), 15_000, 15_000)))
                .isEqualTo(new CancelAnswer.AlreadyCancelled());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PROVIDER_ERROR",
                "FORBIDDEN_CONSECUTIVE_REQUEST",
                "NOT_FOUND_PAYMENT",
                "FAILED_REFUND_PROCESS",
                "FAILED_METHOD_HANDLING_CANCEL",
                "FAILED_PARTIAL_REFUND",
                "COMMON_ERROR",
                "FAILED_INTERNAL_SYSTEM_PROCESSING",
                "IDEMPOTENT_REQUEST_PROCESSING",
                "UNAUTHORIZED_KEY"
            })
    void any_other_answer_to_a_cancellation_is_unknown(String code) {
        assertThatThrownBy(() -> sandbox.answering(code).cancel(cancel(confirm(), 15_000, 15_000)))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining(code);
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_LOST, 4000",
        "RESET, 0",
        "ERROR_500, 0",
        "ERROR_500_AFTER, 4000",
        "PROVIDER_ERROR, 0",
        "PROVIDER_ERROR_AFTER, 4000"
    })
    void a_cancellation_that_goes_wrong_is_unknown_and_a_look_up_tells(String fault, long refunded) {
        Confirm paid = paid();
        sandbox.next("CANCEL " + fault);
        assertThatThrownBy(() -> gateway.cancel(cancel(paid, 4_000, 15_000))).isInstanceOf(UnknownOutcome.class);
        assertThat(refunded(paid)).isEqualTo(Money.won(refunded));
    }

    @Test
    void a_lost_cancellation_is_repeated_under_its_id_and_gives_back_once() {
        Confirm paid = paid();
        Cancel cancel = cancel(paid, 4_000, 15_000);
        sandbox.next("CANCEL ANSWER_LOST");
        assertThatThrownBy(() -> gateway.cancel(cancel)).isInstanceOf(UnknownOutcome.class);
        assertThat(gateway.cancel(cancel)).isInstanceOf(CancelAnswer.Cancelled.class);
        assertThat(refunded(paid)).isEqualTo(Money.won(4_000));
    }

    @Test
    void a_slow_cancellation_is_unknown() {
        Confirm paid = paid();
        sandbox.next("CANCEL SLOW");
        TossGateway impatient = sandbox.gateway(sandbox.provider("test_sk_secret", Duration.ofMillis(200)), 5_000);
        assertThatThrownBy(() -> impatient.cancel(cancel(paid, 4_000, 15_000))).isInstanceOf(UnknownOutcome.class);
        await().atMost(Duration.ofSeconds(10)).until(() -> refunded(paid).equals(Money.won(4_000)));
    }

    @Test
    void a_payment_without_money_cannot_be_cancelled() {
        Confirm confirm = sandbox.authenticated(PRICE);
        assertThat(gateway.cancel(cancel(confirm, 15_000, 15_000)))
                .isEqualTo(new CancelAnswer.Refused("NOT_CANCELABLE_PAYMENT"));
        assertThatThrownBy(() -> gateway.cancel(cancel(confirm(), 15_000, 15_000)))
                .hasMessageContaining("NOT_FOUND_PAYMENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ERROR_500", "ANSWER_LOST", "RESET"})
    void a_look_up_that_goes_wrong_is_unknown(String fault) {
        Confirm paid = paid();
        // The JDK's client repeats a GET by itself when a kept connection turns out to be closed.
        sandbox.next("LOOK_UP " + fault, 2);
        assertThatThrownBy(() -> gateway.lookUp(paid.merchantReference())).isInstanceOf(UnknownOutcome.class);
    }

    @Test
    void a_slow_look_up_is_unknown() {
        Confirm paid = paid();
        sandbox.next("LOOK_UP SLOW");
        TossGateway impatient = sandbox.gateway(sandbox.provider("test_sk_secret", Duration.ofMillis(200)), 5_000);
        assertThatThrownBy(() -> impatient.lookUp(paid.merchantReference())).isInstanceOf(UnknownOutcome.class);
    }

    @Test
    void a_look_up_may_not_see_a_payment_yet() {
        Confirm paid = paid();
        sandbox.next("LOOK_UP NOT_FOUND");
        assertThat(gateway.lookUp(paid.merchantReference())).isEqualTo(new LookUp.NotFound());
        assertThat(gateway.lookUp(paid.merchantReference())).isInstanceOf(LookUp.Found.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_FOUND_PAYMENT", "NOT_FOUND"})
    void a_look_up_says_that_a_payment_is_not_found(String code) {
        assertThat(sandbox.answering(code).lookUp(order())).isEqualTo(new LookUp.NotFound());
        assertThat(sandbox.answering(code).lookUpPayment("no_such")).isEqualTo(new LookUp.NotFound());
    }

    @Test
    void the_list_is_read_page_by_page_and_has_each_payment_once() {
        List<Confirm> paid = List.of(paid(), paid(), paid());
        gateway.cancel(cancel(paid.get(1), 4_000, 15_000));
        TossGateway twoByTwo = sandbox.gateway(sandbox.provider("test_sk_secret", Duration.ofSeconds(10)), 2);
        List<Transaction> all = twoByTwo.transactions(before, Instant.now().plusSeconds(60));
        assertThat(all).isEqualTo(gateway.transactions(before, Instant.now().plusSeconds(60)));
        assertThat(all).extracting(Transaction::providerReference).doesNotHaveDuplicates();
        for (Confirm one : paid) {
            assertThat(all).extracting(Transaction::providerReference).contains(one.providerReference());
        }
        assertThat(listed(twoByTwo, paid.get(1)).refunded()).isEqualTo(Money.won(4_000));
        assertThat(gateway.transactions(before.minusSeconds(60), before)).isEmpty();
    }

    @Test
    void a_list_that_cannot_be_had_is_unknown() {
        assertThatThrownBy(() -> sandbox.answering("TOO_MANY_REQUESTS").transactions(before, Instant.now()))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("429");
    }

    @Test
    void a_wrong_secret_key_moves_no_money_and_is_told_nowhere() {
        Confirm confirm = sandbox.authenticated(PRICE);
        TossGateway stranger = sandbox.gateway(sandbox.provider("test_sk_very_secret", Duration.ofSeconds(10)), 5_000);
        assertThatThrownBy(() -> stranger.confirm(confirm))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("401 UNAUTHORIZED_KEY")
                .hasMessageNotContaining("very_secret");
        assertThat(stranger.toString()
                        + sandbox.provider("test_sk_very_secret", Duration.ofSeconds(10))
                        + GatewaySettings.of(TossSandbox.SUCCESS, "test_sk_very_secret"))
                .doesNotContain("very_secret");
        assertThat(gateway.lookUp(confirm.merchantReference())).isEqualTo(new LookUp.NotFound());
    }

    @Test
    void nobody_there_is_unknown() {
        TossGateway nowhere = new TossGateway(
                new GatewaySettings(
                        URI.create("http://127.0.0.1:1"),
                        "test_sk_secret",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2)),
                TossSandbox.SUCCESS,
                Clock.systemUTC());
        assertThatThrownBy(() -> nowhere.confirm(confirm())).isInstanceOf(UnknownOutcome.class);
    }

    @Test
    void it_has_no_stored_charges_and_says_so() {
        assertThat(gateway.capabilities().chargeStored()).isFalse();
        assertThat(gateway.capabilities().checkout()).isTrue();
        assertThat(gateway.capabilities().partialCancel()).isTrue();
        assertThat(gateway.capabilities().keysLive()).isEqualTo(Duration.ofDays(15));
        assertThatThrownBy(() -> gateway.chargeStored(new ChargeStored(order(), order(), "tok_ok", PRICE)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void the_sandbox_shows_a_payment_with_every_request_it_saw_and_no_secret() {
        Confirm paid = paid();
        gateway.cancel(cancel(paid, 4_000, 15_000));
        gateway.lookUp(paid.merchantReference());
        JsonNode payment = sandbox.payment(paid.providerReference());
        assertThat(payment.path("requests"))
                .extracting(request -> request.path("line").asText())
                .containsExactly(
                        "POST /v1/payments/confirm",
                        "POST /v1/payments/" + paid.providerReference() + "/cancel",
                        "GET /v1/payments/orders/" + paid.merchantReference());
        assertThat(payment.path("requests").path(0).path("idempotencyKey").asText())
                .isEqualTo(paid.idempotencyKey());
        assertThat(payment.has("secret")).isFalse();
    }

    private static Confirm paid() {
        Confirm confirm = sandbox.authenticated(PRICE);
        assertThat(sandbox.gateway().confirm(confirm)).isInstanceOf(ChargeAnswer.Charged.class);
        return confirm;
    }

    /** Of a payment nobody knows. */
    private static Confirm confirm() {
        return new Confirm("no_such", order(), order(), PRICE);
    }

    private static Confirm withAnotherKey(Confirm confirm) {
        return new Confirm(confirm.providerReference(), confirm.merchantReference(), order(), confirm.amount());
    }

    private static Cancel cancel(Confirm paid, long amount, long remaining) {
        return new Cancel(paid.providerReference(), order(), Money.won(amount), Money.won(remaining), "재료가 떨어졌습니다");
    }

    private static int seen(Confirm confirm) {
        return sandbox.payment(confirm.providerReference()).path("requests").size();
    }

    private Money refunded(Confirm paid) {
        return ((LookUp.Found) gateway.lookUpPayment(paid.providerReference())).refunded();
    }

    private Transaction listed(TossGateway from, Confirm paid) {
        return from.transactions(before, Instant.now().plusSeconds(60)).stream()
                .filter(one -> one.providerReference().equals(paid.providerReference()))
                .findFirst()
                .orElseThrow();
    }

    private static String order() {
        return UUID.randomUUID().toString();
    }
}
