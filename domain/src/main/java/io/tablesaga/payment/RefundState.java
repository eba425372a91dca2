package io.tablesaga.payment;

/** Where one refund stands. */
public enum RefundState {
    /** Written ahead of the provider's call; money may go back. */
    ASKING,
    REFUNDED,
    /** The provider said no for good: the guest is still owed the money. */
    REFUSED,
    /** A human must look. */
    REVIEW
}
