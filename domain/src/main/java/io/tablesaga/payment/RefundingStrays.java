package io.tablesaga.payment;

import io.tablesaga.review.SettleRefused;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.TimeOrderedIds;

/** Gives money back that has gone astray: whatever is left of one payment, once. */
public final class RefundingStrays {

    private static final String REASON = "주문에 쓰이지 않은 결제";

    private final Refunds refunds;
    private final TimeOrderedIds ids;

    public RefundingStrays(Refunds refunds, TimeOrderedIds ids) {
        this.refunds = refunds;
        this.ids = ids;
    }

    /** A saga has it, or a human, or staff gave it back by hand: nobody else may ask. */
    public boolean taken(StrayCapture stray) {
        return refunds.ofOrder(stray.attempt().order()).stream()
                .anyMatch(refund -> refund.providerReference().equals(stray.providerReference())
                        && (refund.state() != RefundState.REFUNDED
                                || refund.byHand().minor() > 0));
    }

    /**
     * Writes the refund ahead of its call.
     *
     * @throws IllegalStateException when somebody else was quicker
     */
    public Refund ask(StrayCapture stray, String saga) {
        Money left = stray.captured().minus(stray.refunded());
        return refunds.add(Refund.asking(
                ids.next(),
                stray.attempt().order(),
                SagaId.of(saga),
                new Refund.Of(
                        stray.attempt().merchantReference(),
                        stray.providerReference(),
                        stray.attempt().method()),
                left,
                taxFree(stray, left),
                left,
                REASON));
    }

    /** Of another amount than was asked for, nobody can say what of it is free of tax. */
    private static Money taxFree(StrayCapture stray, Money left) {
        return left.equals(stray.attempt().amount()) ? stray.attempt().taxFree() : left.times(0);
    }

    public Refund refundOf(String saga) {
        return refunds.ofSaga(SagaId.of(saga))
                .orElseThrow(() -> new IllegalStateException("saga " + saga + " gives nothing back"));
    }

    public void refunded(RefundResult.Refunded refunded, String saga) {
        refunds.move(SagaId.of(saga), RefundState.REFUNDED, refunded.reference());
    }

    /** @param moved whether this human was the first */
    public void askAgain(boolean moved, String saga) {
        SettleRefused.unless(moved);
        Refund refund = refundOf(saga);
        refunds.askAgain(refund.saga(), ids.next(), refund.remaining());
    }

    /** Staff gave it back past the provider. */
    public RefundResult byHand(Refunding.Owed owed, boolean moved) {
        SettleRefused.unless(moved);
        refunds.byHand(owed.refund().saga(), owed.left());
        return new RefundResult.Refunded(null);
    }

    public void refused(String saga) {
        refunds.move(SagaId.of(saga), RefundState.REFUSED, null);
    }

    public void review(String saga) {
        refunds.move(SagaId.of(saga), RefundState.REVIEW, null);
    }
}
