package io.tablesaga.payment;

import io.tablesaga.payment.PaymentGateway.ChargeAnswer;
import io.tablesaga.payment.PaymentGateway.ChargeStored;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.shared.Money;
import java.time.Clock;
import java.time.Duration;

/** Reads a provider's answers. */
public final class Charging {

    private final PaymentGateway gateway;
    private final Clock clock;
    private final Duration window;
    private final Duration patience;

    /**
     * @param window how long after the first call «not found» may still turn into «charged»
     * @param patience how long it may stay undecided before a human must look
     */
    public Charging(PaymentGateway gateway, Clock clock, Duration window, Duration patience) {
        this.gateway = gateway;
        this.clock = clock;
        this.window = window;
        this.patience = patience;
    }

    /** @throws UnknownOutcome thrown, not returned, so that the breaker counts it */
    public ChargeResult charge(ChargeStored charge) {
        return answered(gateway.chargeStored(charge), charge.amount());
    }

    /** @throws UnknownOutcome thrown, not returned, so that the breaker counts it */
    public ChargeResult confirm(Confirm confirm) {
        return answered(gateway.confirm(confirm), confirm.amount());
    }

    private static ChargeResult answered(ChargeAnswer answer, Money asked) {
        if (answer instanceof ChargeAnswer.Charged charged) {
            return taken(charged.providerReference(), charged.amount(), new Money(0, asked.currency()), asked);
        }
        return new ChargeResult.Declined(((ChargeAnswer.Declined) answer).code());
    }

    /** @throws UnknownOutcome when the provider cannot tell now */
    public ChargeResult lookUp(PaymentAttempt attempt) {
        LookUp answer = gateway.lookUp(attempt.merchantReference());
        if (answer instanceof LookUp.Found found) {
            // A human has looked, and seen to it that nothing is left: that is no payment.
            if (attempt.state() == AttemptState.REVIEW && found.remaining().minor() == 0) {
                return new ChargeResult.Declined("GIVEN_BACK");
            }
            return taken(found.providerReference(), found.captured(), found.refunded(), attempt.amount());
        }
        if (answer instanceof LookUp.Declined declined && declined(attempt)) {
            return new ChargeResult.Declined(declined.code());
        }
        boolean over = attempt.startedAt().plus(window).isBefore(clock.instant());
        return over
                ? new ChargeResult.NotCharged(true)
                : new ChargeResult.Unknown("not found, and still inside the window");
    }

    /**
     * What there is to a hint. The attempt is asked for by our own reference first: which payment the hint names is anybody's
     * word. An attempt may have had several payments, so the named one is asked for when the first tells nothing.
     *
     * @throws UnknownOutcome when the provider cannot tell now
     */
    public PaymentNews news(DueHint hint) {
        PaymentAttempt attempt = hint.attempt();
        PaymentNews news = news(attempt, gateway.lookUp(attempt.merchantReference()));
        boolean another = hint.providerReference() != null && news instanceof PaymentNews.Nothing;
        return another ? news(attempt, gateway.lookUpPayment(hint.providerReference())) : news;
    }

    private static PaymentNews news(PaymentAttempt attempt, LookUp answer) {
        if (answer instanceof LookUp.Found found
                && found.merchantReference().equals(attempt.merchantReference())
                && !settled(attempt, found.providerReference())
                && found.remaining().minor() > 0) {
            return new StrayCapture(attempt, found.providerReference(), found.captured(), found.refunded());
        }
        if (answer instanceof LookUp.Authenticated waiting
                && waiting.merchantReference().equals(attempt.merchantReference())
                && attempt.state() == AttemptState.CREATED
                && attempt.method() == PaymentMethod.CHECKOUT) {
            return new PaymentNews.Authenticated(attempt, waiting.providerReference(), waiting.amount());
        }
        return new PaymentNews.Nothing();
    }

    private static boolean settled(PaymentAttempt attempt, String providerReference) {
        return attempt.state() == AttemptState.PAID && providerReference.equals(attempt.providerReference());
    }

    public PaymentNews untold(Exception cause) {
        return new PaymentNews.Untold(cause == null ? "no answer" : cause.toString());
    }

    /**
     * A guest may open the page twice, and be refused on one while the payment of the other is being confirmed. Only that
     * payment's own end is the attempt's, and only its merchant reference makes it the attempt's: that is asked first.
     */
    private boolean declined(PaymentAttempt attempt) {
        return attempt.providerReference() == null
                || gateway.lookUpPayment(attempt.providerReference()) instanceof LookUp.Declined;
    }

    private static ChargeResult taken(String providerReference, Money captured, Money refunded, Money asked) {
        if (!captured.equals(asked)) {
            return new ChargeResult.OtherAmount(providerReference, captured, refunded);
        }
        return refunded.minor() == 0
                ? new ChargeResult.Charged(providerReference)
                : new ChargeResult.Mismatch("taken, and " + refunded + " of it given back past us");
    }

    public ChargeResult notSent() {
        return new ChargeResult.NotCharged(false);
    }

    public ChargeResult unknown(Exception cause) {
        return new ChargeResult.Unknown(cause == null ? "no answer" : cause.toString());
    }

    /** The provider could not tell, and not for the first time. */
    public ChargeResult undecided(Exception cause, PaymentAttempt attempt) {
        return attempt.startedAt().plus(patience).isBefore(clock.instant())
                ? new ChargeResult.Mismatch("no answer for " + patience)
                : unknown(cause);
    }
}
