package io.tablesaga.ordering;

import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.Refund;
import io.tablesaga.payment.RefundResult;
import io.tablesaga.payment.RefundState;
import io.tablesaga.payment.Refunding.Owed;
import io.tablesaga.payment.Refunds;
import io.tablesaga.review.SettleRefused;
import io.tablesaga.review.SettleRefused.Why;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.TimeOrderedIds;

/** What a human makes of a refund that a cancelled order is still owed, or that nobody knows the end of. */
public final class OwedRefunds {

    private final Cancellations cancellations;
    private final PaymentAttempts attempts;
    private final Refunds refunds;
    private final TimeOrderedIds ids;

    public OwedRefunds(Cancellations cancellations, PaymentAttempts attempts, Refunds refunds, TimeOrderedIds ids) {
        this.cancellations = cancellations;
        this.attempts = attempts;
        this.refunds = refunds;
        this.ids = ids;
    }

    /** As it would be asked for now: since it was refused, other lines may have been given back. */
    public Refund refundOf(String saga) {
        Refund refund = refunds.ofSaga(SagaId.of(saga)).orElseThrow(() -> new SettleRefused(Why.NOTHING_TO_SETTLE));
        if (refund.state() != RefundState.REFUSED) {
            return refund;
        }
        PaymentAttempt paid = attempts.named(refund.merchantReference())
                .orElseThrow(() -> new IllegalStateException("attempt " + refund.merchantReference() + " is gone"));
        return refund.of(paid.amount().minus(refunds.takenFrom(refund.providerReference(), paid.amount())));
    }

    /**
     * Writes ahead that it is asked for once more.
     *
     * @param moved whether this human was the first
     * @throws SettleRefused when another request has the order
     */
    public void askAgain(boolean moved, String saga) {
        Refund refund = taken(moved, saga);
        refunds.askAgain(refund.saga(), ids.next(), refund.remaining());
    }

    /**
     * Staff gave it back past the provider.
     *
     * @throws SettleRefused when another request has the order, or has had it since the provider was asked
     */
    public RefundResult byHand(Owed owed, boolean moved, String saga) {
        Refund refund = taken(moved, saga);
        if (!refund.remaining().equals(owed.refund().remaining())) {
            throw new SettleRefused(Why.ORDER_AT_WORK);
        }
        refunds.byHand(refund.saga(), owed.left());
        return new RefundResult.Refunded(null);
    }

    private Refund taken(boolean moved, String saga) {
        SettleRefused.unless(moved);
        if (!cancellations.resume(SagaId.of(saga))) {
            throw new SettleRefused(Why.ORDER_AT_WORK);
        }
        return refundOf(saga);
    }
}
