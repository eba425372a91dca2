package io.tablesaga.saga.postgres;

/** Where a saga stands; the row's compare-and-set on it is the only arbiter of a saga's direction. */
public enum SagaState {
    /** Steps are being taken, or it waits for somebody outside; a deadline or its owner's death compensates it. */
    RUNNING,
    /** Something outside may or may not have happened: only a decider's answer leaves this state. */
    IN_DOUBT,
    COMPLETING,
    COMPENSATING,
    COMPLETED,
    COMPENSATED,
    /** A compensation or completion failed for the last time: an operator retries or resolves it. */
    STUCK,
    /** A human must look before anything else happens. */
    REVIEW
}
