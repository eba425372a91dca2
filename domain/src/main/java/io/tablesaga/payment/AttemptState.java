package io.tablesaga.payment;

/** Where one attempt to be paid stands. */
public enum AttemptState {
    CREATED,
    /** Written ahead of the provider's call; money may move. */
    APPROVING,
    /** Asked, and the answer got lost: only a look-up may leave this state. */
    UNKNOWN,
    PAID,
    FAILED,
    /** Undone before money moved; a tombstone: a late approval is refused before any call. */
    VOIDED,
    /** A human must look. */
    REVIEW
}
