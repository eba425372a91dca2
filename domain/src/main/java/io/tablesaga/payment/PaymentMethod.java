package io.tablesaga.payment;

/** How an attempt is paid. */
public enum PaymentMethod {
    /** With a token the provider has stored; it has no second try. */
    STORED,
    /** On the provider's page; the guest may try again while the hold lasts. */
    CHECKOUT,
    /** At the counter, in cash; no provider is asked. */
    CASH,
    /** At the counter, on a card terminal of the shop's own; no provider of ours is asked. */
    TERMINAL;

    /** Taken and recorded by staff: no provider knows of it. */
    public boolean atCounter() {
        return this == CASH || this == TERMINAL;
    }
}
