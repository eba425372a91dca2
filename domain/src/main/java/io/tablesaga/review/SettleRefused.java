package io.tablesaga.review;

/** Carries a «no» out of the settling transaction, so that it rolls back. It has no stack trace: it is no failure. */
public final class SettleRefused extends RuntimeException {

    /** Why something is not settled, or not in this way. */
    public enum Why {
        /** Nobody knows such a saga. */
        NO_SUCH_REVIEW,
        /** It waits for no human, or another one was quicker. */
        NOTHING_TO_SETTLE,
        /** Another request is taking lines of the same order back. */
        ORDER_AT_WORK,
        /** Nobody knows whether it was paid: only the provider does. */
        PAYMENT_UNDECIDED,
        /** Our own work is not done; no hand can do it. */
        UNDO_STUCK,
        /** The provider does not say what it still holds. */
        PROVIDER_AWAY,
        /** The provider has given it back meanwhile. */
        GIVEN_BACK_ALREADY,
        /** What the provider holds of the payment is neither what we believe nor what the refund would leave. */
        PROVIDER_DIFFERS
    }

    private final Why why;

    public SettleRefused(Why why) {
        super("not settled: " + why, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** @param moved whether this human was the first */
    public static void unless(boolean moved) {
        if (!moved) {
            throw new SettleRefused(Why.NOTHING_TO_SETTLE);
        }
    }
}
