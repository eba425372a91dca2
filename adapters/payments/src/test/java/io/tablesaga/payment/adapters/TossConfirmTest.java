package io.tablesaga.payment.adapters;

import static io.tablesaga.payment.adapters.TossSandbox.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tablesaga.payment.PaymentGateway.ChargeAnswer;
import io.tablesaga.payment.PaymentGateway.Checkout;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.payment.PaymentGateway.Prepare;
import io.tablesaga.payment.PaymentGateway.Transaction;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.Money;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page, and the confirmation of what was authenticated there: money moves only here. */
class TossConfirmTest extends TossDialect {

    @Test
    void a_guest_is_sent_to_a_page_without_a_field_and_comes_back_with_a_payment_to_confirm() {
        String order = order();
        Checkout checkout = gateway.prepare(new Prepare(
                order, PRICE, NOTHING, "김치찌개 외 1건", TossSandbox.OPENER, TossSandbox.SUCCESS, TossSandbox.FAILURE));
        assertThat(checkout.expiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(29)),
                        Instant.now().plus(Duration.ofMinutes(31)));

        HttpResponse<String> page = sandbox.page(order, PRICE);
        assertThat(page.body()).contains("₩15,000", "김치찌개 외 1건 &lt;b&gt;").doesNotContain("<input", "<b>");
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
        assertThat(gateway.lookUp(confirm.merchantReference())).isInstanceOf(LookUp.Authenticated.class);

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
        assertThat(gateway.lookUp(confirm.merchantReference())).isInstanceOf(LookUp.Authenticated.class);
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
        assertThat(gateway.lookUpPayment(secondTab.providerReference())).isInstanceOf(LookUp.Authenticated.class);
    }

    @Test
    void an_amount_or_an_order_the_guest_has_not_authenticated_is_refused() {
        Confirm cheap = sandbox.authenticated(Money.won(100));
        Confirm ours = new Confirm(cheap.providerReference(), cheap.merchantReference(), cheap.idempotencyKey(), PRICE);
        assertThat(gateway.confirm(ours)).isEqualTo(new ChargeAnswer.Declined("FORBIDDEN_REQUEST"));
        Confirm other = new Confirm(cheap.providerReference(), order(), order(), Money.won(100));
        assertThat(gateway.confirm(other)).isEqualTo(new ChargeAnswer.Declined("FORBIDDEN_REQUEST"));
        assertThat(gateway.lookUp(cheap.merchantReference())).isInstanceOf(LookUp.Authenticated.class);
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
}
