package io.tablesaga.ordering;

/** Why an order ended without payment. */
public enum CancelReason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    /** Its steps before the payment could not be taken, so nobody was asked for money. */
    NOT_PLACED,
    /** The hold's time ran out, or the process that placed the order died before asking for money. */
    EXPIRED
}
