package io.tablesaga.saga.postgres;

import java.util.UUID;

/** A saga cannot do what was asked of it, because of the state it is in; nothing was changed. */
public final class SagaRefused extends RuntimeException {

    private final transient UUID saga;

    SagaRefused(UUID saga, String message) {
        super("saga " + saga + ": " + message);
        this.saga = saga;
    }

    public UUID saga() {
        return saga;
    }
}
