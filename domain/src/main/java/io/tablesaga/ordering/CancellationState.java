package io.tablesaga.ordering;

/** Where a cancel request stands. Every one comes to an end. */
public enum CancellationState {
    /** Recorded, and carried out as soon as it can be: not while a payment is being confirmed. */
    REQUESTED,
    /** The kitchen has let go of it; the money is on its way back. */
    CANCELLING,
    /** Taken back, and given back what was paid for it. */
    CANCELLED,
    /** It was too late for it, or nothing was left to take back. */
    REFUSED,
    /** Taken back, and the provider refuses to give the money back: it is owed. */
    REFUND_FAILED
}
