package io.tablesaga.payment.adapters;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.adapters.Provider.Answer;
import io.tablesaga.shared.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The payment sandbox. It speaks Toss' dialect, and charges stored tokens under a name of its own. */
public final class SandboxGateway implements PaymentGateway {

    private static final Set<String> REFUSALS =
            Set.of("REJECT_CARD_PAYMENT", "REJECT_CARD_COMPANY", "REJECT_ACCOUNT_PAYMENT", "EXCEED_MAX_PAYMENT_AMOUNT");

    private final Provider provider;
    private final TossGateway toss;

    public SandboxGateway(GatewaySettings settings) {
        this.provider = new Provider(settings);
        this.toss = new TossGateway(provider, SandboxPage.of(settings.baseUrl()), Clock.systemUTC(), TossGateway.PAGE);
    }

    @Override
    public Capabilities capabilities() {
        Capabilities capabilities = toss.capabilities();
        return new Capabilities(capabilities.checkout(), true, capabilities.partialCancel(), capabilities.keysLive());
    }

    @Override
    public ChargeAnswer chargeStored(ChargeStored charge) {
        Answer answer = provider.post(
                "/v1/payments/stored",
                charge.idempotencyKey(),
                Provider.json()
                        .put("orderId", charge.merchantReference())
                        .put("amount", charge.amount().minor())
                        .put("taxFreeAmount", charge.taxFree().minor())
                        .put("currency", charge.amount().currency().getCurrencyCode())
                        .put("storedToken", charge.token()));
        if (answer.status() == 403 && REFUSALS.contains(answer.code())) {
            return new ChargeAnswer.Declined(answer.code());
        }
        JsonNode payment = answer.body();
        if (answer.ok()
                && "DONE".equals(payment.path("status").asText())
                && charge.merchantReference().equals(payment.path("orderId").asText())) {
            Money amount = Money.of(
                    payment.path("totalAmount").asLong(),
                    payment.path("currency").asText());
            return new ChargeAnswer.Charged(payment.path("paymentKey").asText(), amount);
        }
        throw answer.unknown();
    }

    @Override
    public Checkout prepare(Prepare prepare) {
        return toss.prepare(prepare);
    }

    @Override
    public ChargeAnswer confirm(Confirm confirm) {
        return toss.confirm(confirm);
    }

    @Override
    public CancelAnswer cancel(Cancel cancel) {
        return toss.cancel(cancel);
    }

    @Override
    public LookUp lookUp(String merchantReference) {
        return toss.lookUp(merchantReference);
    }

    @Override
    public LookUp lookUpPayment(String providerReference) {
        return toss.lookUpPayment(providerReference);
    }

    @Override
    public List<Transaction> transactions(Instant from, Instant to) {
        return toss.transactions(from, to);
    }

    @Override
    public Optional<Hint> readWebhook(Map<String, String> headers, byte[] body) {
        return toss.readWebhook(headers, body);
    }
}
