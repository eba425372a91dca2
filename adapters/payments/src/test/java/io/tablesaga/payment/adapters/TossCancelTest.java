package io.tablesaga.payment.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.payment.PaymentGateway.Cancel;
import io.tablesaga.payment.PaymentGateway.CancelAnswer;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving money back, in parts and in full. */
class TossCancelTest extends TossDialect {

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
}
