package io.tablesaga.ordering;

import java.util.List;

/** Carries a «no» out of the cancelling transaction, so that it rolls back. It has no stack trace: it is no failure. */
public final class CancelRefused extends RuntimeException {

    /** Why something is not taken back. */
    public enum Why {
        /** The kitchen makes it already, and staff have not agreed. */
        BEING_MADE,
        /** Staff took the money, and only they can give it back. */
        PAID_AT_COUNTER,
        /** A side of the visit would have no main any more, and staff have not agreed. */
        SIDE_NEEDS_MAIN,
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
    private final transient List<StandingLine> sides;

    public CancelRefused(Why why) {
        this(why, List.of());
    }

    private CancelRefused(Why why, List<StandingLine> sides) {
        super("not cancelled: " + why, null, false, false);
        this.why = why;
        this.sides = List.copyOf(sides);
    }

    static CancelRefused leavesAlone(List<StandingLine> sides) {
        return new CancelRefused(Why.SIDE_NEEDS_MAIN, sides);
    }

    /** What would have to be cancelled, too. */
    public List<StandingLine> sides() {
        return sides;
    }

    public Why why() {
        return why;
    }
}
