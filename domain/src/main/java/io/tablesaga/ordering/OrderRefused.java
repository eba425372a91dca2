package io.tablesaga.ordering;

/**
 * Carries a {@link Refusal} out of the placing transaction, so that it rolls back; caught at the edge and nowhere else.
 * It has no stack trace: a «no» is not a failure.
 */
public final class OrderRefused extends RuntimeException {

    private final transient Refusal refusal;

    public OrderRefused(Refusal refusal) {
        super("order refused: " + refusal, null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
