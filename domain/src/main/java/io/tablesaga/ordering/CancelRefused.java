package io.tablesaga.ordering;

/** Carries a «no» out of the cancelling transaction, so that it rolls back. It has no stack trace: it is no failure. */
public final class CancelRefused extends RuntimeException {

    /** Why something is not taken back. */
    public enum Why {
        /** The kitchen makes it already, and staff have not agreed. */
        BEING_MADE,
        /** Staff took the money, and only they can give it back. */
        PAID_AT_COUNTER,
        /** Nothing of what was asked for is left. */
        NOTHING_LEFT,
        /** There is none, or not for this guest. */
        NO_SUCH_ORDER,
        /** The order has no such line. */
        NO_SUCH_LINE,
        /** The key was used for another request. */
        KEY_REUSED
    }

    private final Why why;

    public CancelRefused(Why why) {
        super("not cancelled: " + why, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
