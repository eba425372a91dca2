package io.tablesaga.ordering;

/** Why an order ended. */
public enum CancelReason {
    OUT_OF_STOCK,
    PAYMENT_DECLINED,
    /** Its steps before the payment could not be taken, so nobody was asked for money. */
    NOT_PLACED,
    /** The hold's time ran out, or the process that placed the order died before asking for money. */
    EXPIRED,
    /** Its guest, or staff, did not want it any more, and nothing was paid. */
    CALLED_OFF,
    /** It was paid, taken back, and the money given back. */
    TAKEN_BACK
}
