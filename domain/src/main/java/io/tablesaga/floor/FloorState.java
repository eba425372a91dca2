package io.tablesaga.floor;

/** How a table stands: what matters most to whoever looks after it. */
public enum FloorState {
    FREE,
    /** Nobody sits there, and who did has left with something not settled. */
    LEFT_OPEN,
    /** Nothing is ordered yet. */
    SEATED,
    /** All that is ordered is paid. */
    ORDERED,
    /** An order waits for its guest to pay, or is being paid or given back. */
    PAYING,
    /** An order waits for staff to take the money; the kitchen makes it then. */
    AT_COUNTER,
    /** Money could not be given back: the guest has to be told. */
    REFUND_OWED
}
