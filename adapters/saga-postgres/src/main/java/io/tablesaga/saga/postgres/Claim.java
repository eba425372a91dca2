package io.tablesaga.saga.postgres;

import java.util.UUID;

/**
 * A saga this node works on.
 *
 * @param epoch grows with every take-over; what an earlier claim writes changes nothing
 * @param attempts how often its decider was asked in vain
 */
record Claim(UUID id, SagaState state, long epoch, int attempts) {

    static Claim of(UUID id, String state, long epoch, int attempts) {
        return new Claim(id, SagaState.valueOf(state), epoch, attempts);
    }
}
