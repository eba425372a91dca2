package io.tablesaga.payment.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.payment.PaymentGateway.Cancel;
import io.tablesaga.payment.PaymentGateway.CancelAnswer;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.Taxes;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of a payment is taxed: told to the provider with the page, and again with what is given back. */
class TossTaxTest extends TossDialect {

    @Test
    void the_provider_says_what_its_documentation_says_of_fifteen_thousand_won() {
        JsonNode payment = sandbox.payment(paid().providerReference());
        assertThat(payment.path("suppliedAmount").asLong()).isEqualTo(13_636);
        assertThat(payment.path("vat").asLong()).isEqualTo(1_364);
        assertThat(payment.path("taxFreeAmount").asLong()).isZero();
    }

    @Test
    void what_is_free_of_tax_is_told_with_the_page_and_given_back_apart() {
        Confirm mixed = mixed(15_000, 4_000);
        says(mixed, 15_000, 4_000);

        assertThat(gateway.cancel(cancel(mixed, 5_000, 1_000, 15_000))).isInstanceOf(CancelAnswer.Cancelled.class);
        says(mixed, 10_000, 3_000);
        assertThat(sandbox.payment(mixed.providerReference())
                        .path("cancels")
                        .path(0)
                        .path("taxFreeAmount")
                        .asLong())
                .isEqualTo(1_000);

        sandbox.killAndStartAgain();
        says(mixed, 10_000, 3_000);
        assertThat(sandbox.gateway().cancel(cancel(mixed, 10_000, 3_000, 10_000)))
                .isInstanceOf(CancelAnswer.Cancelled.class);
        says(mixed, 0, 0);
    }

    @Test
    void no_more_is_given_back_free_of_tax_or_taxed_than_was_taken_so() {
        Confirm mixed = mixed(15_000, 4_000);
        CancelAnswer refused = new CancelAnswer.Refused("NOT_CANCELABLE_AMOUNT");
        assertThat(gateway.cancel(cancel(mixed, 5_000, 4_001, 15_000))).isEqualTo(refused);
        assertThat(gateway.cancel(cancel(mixed, 12_000, 0, 15_000))).isEqualTo(refused);
        says(mixed, 15_000, 4_000);
    }

    private static Confirm mixed(long amount, long taxFree) {
        Map<String, String> back = TossSandbox.query(sandbox.press(
                "pay",
                sandbox.page(order(), Money.won(amount), Money.won(taxFree)).body()));
        Confirm confirm = new Confirm(back.get("paymentKey"), back.get("orderId"), order(), Money.won(amount));
        sandbox.gateway().confirm(confirm);
        return confirm;
    }

    private static void says(Confirm paid, long left, long taxFreeLeft) {
        JsonNode payment = sandbox.payment(paid.providerReference());
        assertThat(payment.path("balanceAmount").asLong()).isEqualTo(left);
        assertThat(new Taxes(
                        Money.won(payment.path("suppliedAmount").asLong()),
                        Money.won(payment.path("vat").asLong()),
                        Money.won(payment.path("taxFreeAmount").asLong())))
                .isEqualTo(Taxes.of(Money.won(left), Money.won(taxFreeLeft)));
    }

    private static Cancel cancel(Confirm paid, long amount, long taxFree, long remaining) {
        return new Cancel(
                paid.providerReference(),
                order(),
                Money.won(amount),
                Money.won(taxFree),
                Money.won(remaining),
                "재료가 떨어졌습니다");
    }
}
