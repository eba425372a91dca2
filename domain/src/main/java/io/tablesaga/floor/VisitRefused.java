package io.tablesaga.floor;

import java.time.Instant;
import java.util.List;

/** Carries a «no» about a visit out of its transaction, so that it rolls back. It has no stack trace: it is no failure. */
public final class VisitRefused extends RuntimeException {

    public enum Why {
        /** The store has no such table. */
        NO_SUCH_TABLE,
        /** Somebody sits there already. */
        TABLE_TAKEN,
        /** Nobody sits there. */
        NOBODY_THERE,
        /** Orders of the visit are not settled. */
        MONEY_OPEN,
        /** In this store a tablet begins no visit. */
        NOT_BY_TABLET,
        /** In this store there are no slips. */
        NOT_BY_SLIP,
        /** The join code or slip is wrong, used or over. */
        WRONG_CODE,
        /** Too many tries. */
        LOCKED,
        /** As many as may ask do so already. */
        TOO_MANY_ASK,
        /** There is none in this visit, or it is answered or over. */
        NO_SUCH_ASK,
        /** The token was not rotated, its new one is fetched, or it is too late. */
        NO_NEW_TOKEN,
        /** Only a phone joins and leaves. */
        NOT_A_PHONE,
        /** A party cannot be merged with itself. */
        SAME_TABLE,
        /** What both parties have in their carts is more than one cart holds. */
        CARTS_TOO_FULL,
        /** The store does not let guests call staff for that. */
        NO_SUCH_REASON,
        /** For the same reason, and with other words. */
        CALLED_ALREADY,
        /** As often as a visit may in so short a time. */
        TOO_MANY_CALLS,
        /** The store has none, or it is another store's. */
        NO_SUCH_CALL
    }

    private final Why why;
    private final List<Bills.Bill> open;
    private final Instant until;

    private VisitRefused(Why why, List<Bills.Bill> open, Instant until) {
        super("no visit: " + why, null, false, false);
        this.why = why;
        this.open = open;
        this.until = until;
    }

    public VisitRefused(Why why) {
        this(why, List.of(), null);
    }

    static VisitRefused moneyOpen(List<Bills.Bill> open) {
        return new VisitRefused(Why.MONEY_OPEN, List.copyOf(open), null);
    }

    static VisitRefused lockedUntil(Instant until) {
        return new VisitRefused(Why.LOCKED, List.of(), until);
    }

    public Why why() {
        return why;
    }

    /** Of {@link Why#MONEY_OPEN}. */
    public List<Bills.Bill> open() {
        return open;
    }

    /** Of {@link Why#LOCKED}; else null. */
    public Instant until() {
        return until;
    }
}
