package io.tablesaga.payment;

import io.tablesaga.payment.PaymentGateway.Cancel;
import io.tablesaga.payment.PaymentGateway.CancelAnswer;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.review.SettleRefused;
import io.tablesaga.review.SettleRefused.Why;
import io.tablesaga.shared.Money;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Asks a provider to give money back, and reads what it answers. */
public final class Refunding {

    private final PaymentGateway gateway;
    private final Clock clock;
    private final Duration window;
    private final Duration patience;

    /**
     * @param window how long after a call its effect may still come
     * @param patience how long it may stay undecided before a human must look
     */
    public Refunding(PaymentGateway gateway, Clock clock, Duration window, Duration patience) {
        this.gateway = gateway;
        this.clock = clock;
        this.window = window;
        this.patience = patience;
    }

    /** @throws UnknownOutcome thrown, not returned, so that the breaker counts it */
    public RefundResult giveBack(Refund refund) {
        if (refund.method().atCounter()) {
            return new RefundResult.Refunded(null);
        }
        CancelAnswer answer = gateway.cancel(new Cancel(
                refund.providerReference(),
                key(refund),
                refund.amount(),
                refund.taxFree(),
                refund.remaining(),
                refund.reason()));
        if (answer instanceof CancelAnswer.Cancelled cancelled) {
            return new RefundResult.Refunded(cancelled.reference());
        }
        if (answer instanceof CancelAnswer.Refused refused) {
            return new RefundResult.Refused(refused.code());
        }
        // Something else is left than we believed: by an earlier call of ours, or by a hand at the provider's.
        return compare(
                refund,
                left(refund),
                new RefundResult.Mismatch("the provider says " + answer + " and has not given it back"));
    }

    /**
     * What became of a refund whose answer got lost; asked for once more when it did not happen.
     *
     * @throws UnknownOutcome when the provider cannot tell now
     */
    public RefundResult decide(Refund refund) {
        if (refund.method().atCounter()) {
            return new RefundResult.Refunded(null);
        }
        Optional<Money> left = left(refund);
        if (left.filter(some -> partly(refund, some)).isPresent()) {
            return giveBack(refund.rest(left.get()));
        }
        RefundResult found = compare(refund, left, null);
        return found != null ? found : giveBack(refund);
    }

    /** Only once a human has looked: what somebody gave back past us may be of this refund, or of something else. */
    private static boolean partly(Refund refund, Money left) {
        return refund.askedAgain()
                && left.minor() > refund.leaves().minor()
                && left.minor() < refund.remaining().minor();
    }

    /** @param left to be given back, as the provider knows it */
    public record Owed(Refund refund, Money left) {}

    /**
     * What of a refund the provider has not given back.
     *
     * @throws SettleRefused when that is nothing, or its books say what we cannot explain
     * @throws UnknownOutcome when the provider cannot tell now
     */
    public Owed owed(Refund refund) {
        Money left = left(refund)
                .map(some -> some.minus(refund.leaves()))
                .orElseThrow(() -> new SettleRefused(Why.PROVIDER_DIFFERS));
        if (left.minor() == 0) {
            throw new SettleRefused(Why.GIVEN_BACK_ALREADY);
        }
        if (left.minor() < 0 || left.minor() > refund.amount().minor()) {
            throw new SettleRefused(Why.PROVIDER_DIFFERS);
        }
        return new Owed(refund, left);
    }

    /** A «no» of ours goes on; whatever else happened means that nobody knows. */
    public void untold(Exception cause) {
        throw cause instanceof SettleRefused refused ? refused : new SettleRefused(Why.PROVIDER_AWAY);
    }

    private Optional<Money> left(Refund refund) {
        return gateway.lookUpPayment(refund.providerReference()) instanceof LookUp.Found found
                ? Optional.of(found.remaining())
                : Optional.empty();
    }

    /**
     * @param untouched what to say when the payment is as it was before
     * @throws UnknownOutcome when the provider cannot tell now
     */
    private static RefundResult compare(Refund refund, Optional<Money> found, RefundResult untouched) {
        // It took the money, so it knows the payment: one that it does not find is looked for again.
        if (found.isEmpty()) {
            throw new UnknownOutcome("the provider does not find the payment now", null);
        }
        Money left = found.get();
        if (left.equals(refund.leaves())) {
            return new RefundResult.Refunded(null);
        }
        if (partly(refund, left)) {
            return new RefundResult.Unknown("part of it was given back meanwhile");
        }
        return left.equals(refund.remaining())
                ? untouched
                : new RefundResult.Mismatch(
                        "the provider has " + left + " left, not " + refund.remaining() + " nor " + refund.leaves());
    }

    /**
     * Under the key of a call that failed, a provider may repeat that failure for days; so when the window of a call is
     * over and the money is still there, the next key is used. What is left is sent along, so none can give back twice.
     */
    private String key(Refund refund) {
        long windows = refund.startedAt() == null
                ? 0
                : Duration.between(refund.startedAt(), clock.instant()).toMillis() / Math.max(1, window.toMillis());
        return windows <= 0 ? refund.cancelId().toString() : refund.cancelId() + "-" + windows;
    }

    public RefundResult notSent() {
        return new RefundResult.Unknown("not sent: the breaker is open");
    }

    public RefundResult unknown(Exception cause, Refund refund) {
        boolean tooLong =
                refund.startedAt() != null && refund.startedAt().plus(patience).isBefore(clock.instant());
        return tooLong
                ? new RefundResult.Mismatch("no answer for " + patience)
                : new RefundResult.Unknown(cause == null ? "no answer" : cause.toString());
    }
}
