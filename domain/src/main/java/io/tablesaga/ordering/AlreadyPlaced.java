package io.tablesaga.ordering;

import io.tablesaga.ordering.Orders.EarlierRequest;

/** The idempotency key was used before: leaves the placing transaction so that nothing is placed twice. */
public final class AlreadyPlaced extends RuntimeException {

    private final transient EarlierRequest earlier;

    public AlreadyPlaced(EarlierRequest earlier) {
        super("already placed as order " + earlier.order(), null, false, false);
        this.earlier = earlier;
    }

    public EarlierRequest earlier() {
        return earlier;
    }
}
