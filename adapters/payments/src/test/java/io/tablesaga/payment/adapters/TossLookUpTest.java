package io.tablesaga.payment.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.payment.PaymentGateway.ChargeStored;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.payment.PaymentGateway.Transaction;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.Money;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a payment, the list of all, and what the gateway says of itself. */
class TossLookUpTest extends TossDialect {

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
        assertThat(gateway.lookUp(confirm.merchantReference())).isInstanceOf(LookUp.Authenticated.class);
    }

    @Test
    void what_a_guest_has_authenticated_waits_to_be_confirmed() {
        Confirm confirm = sandbox.authenticated(PRICE);
        LookUp waiting = new LookUp.Authenticated(confirm.providerReference(), confirm.merchantReference(), PRICE);
        assertThat(gateway.lookUp(confirm.merchantReference())).isEqualTo(waiting);
        assertThat(gateway.lookUpPayment(confirm.providerReference())).isEqualTo(waiting);
        String order = order();
        sandbox.page(order, PRICE);
        assertThat(gateway.lookUp(order)).isEqualTo(new LookUp.NotFound());
    }

    @Test
    void nobody_there_is_unknown() {
        TossGateway nowhere = new TossGateway(
                new GatewaySettings(
                        URI.create("http://127.0.0.1:1"),
                        "test_sk_secret",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2)),
                Clock.systemUTC());
        assertThatThrownBy(() -> nowhere.confirm(confirm())).isInstanceOf(UnknownOutcome.class);
    }

    @Test
    void it_has_no_stored_charges_and_says_so() {
        assertThat(gateway.capabilities().chargeStored()).isFalse();
        assertThat(gateway.capabilities().checkout()).isTrue();
        assertThat(gateway.capabilities().partialCancel()).isTrue();
        assertThat(gateway.capabilities().keysLive()).isEqualTo(Duration.ofDays(15));
        assertThatThrownBy(() -> gateway.chargeStored(new ChargeStored(order(), order(), "tok_ok", PRICE, NOTHING)))
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
}
