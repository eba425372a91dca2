package io.tablesaga.ordering;

/** Where an order stands. Only {@link #PAID} is ever shown to a kitchen. */
public enum OrderState {
    /** Its steps are being placed; not shown as ordered, not payable. */
    PLACING,
    /** Stock is held; nothing was asked of the payment provider, or it never got there. */
    AWAITING_PAYMENT,
    /** The provider was asked and the answer is not known yet: nobody may undo it, nobody may ask twice. */
    CONFIRMING_PAYMENT,
    /** Paid for: stock is sold and the kitchen's ticket is on its way. */
    PAID,
    /** Paid, and being taken back, all of it or some lines. */
    CANCELLING,
    /** Ended unpaid, or taken back and the money given back; its reason tells which. */
    CANCELLED,
    /** Taken back, and the money is owed: the provider refuses to give it back. */
    REFUND_FAILED
}
