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
    /** Ended without payment; the stock is back. */
    CANCELLED
}
