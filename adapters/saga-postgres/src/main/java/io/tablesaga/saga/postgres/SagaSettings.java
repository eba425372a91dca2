package io.tablesaga.saga.postgres;

import java.time.Duration;

/**
 * How a node takes part.
 *
 * @param node this node's name; a restart under the same name takes its earlier life's sagas over at once
 * @param lease how long a node counts as alive after its last heartbeat, and a claimed saga as being worked on
 * @param poll time between two looks at what is due; also the heartbeat
 * @param batch sagas claimed at once
 * @param workers threads that run compensations, completions and deciders
 * @param maxAttempts tries of one compensation or completion before its saga is STUCK
 * @param firstRetry pause after the first failure; doubles, with jitter, up to {@code lastRetry}
 * @param patience how long only the owner may settle a doubt while it is alive, before its decider is asked
 * @param lifetime deadline of a saga that names none
 */
public record SagaSettings(
        String node,
        Duration lease,
        Duration poll,
        int batch,
        int workers,
        int maxAttempts,
        Duration firstRetry,
        Duration lastRetry,
        Duration patience,
        Duration lifetime) {

    public static SagaSettings of(String node) {
        return new SagaSettings(
                node,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                50,
                4,
                12,
                Duration.ofMillis(500),
                Duration.ofMinutes(1),
                Duration.ofSeconds(75),
                Duration.ofHours(24));
    }

    public SagaSettings withTimes(Duration lease, Duration poll, Duration patience) {
        return new SagaSettings(
                node, lease, poll, batch, workers, maxAttempts, firstRetry, lastRetry, patience, lifetime);
    }

    public SagaSettings withRetries(int attempts, Duration first, Duration last) {
        return new SagaSettings(node, lease, poll, batch, workers, attempts, first, last, patience, lifetime);
    }

    /** The pause before the next try: exponential, ±20 % so that many do not come back at once. */
    Duration pauseAfter(int attempts) {
        double base = firstRetry.toMillis() * Math.pow(2, Math.max(0, attempts - 1));
        double jitter =
                0.8 + 0.4 * java.util.concurrent.ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis((long) (Math.min(base, lastRetry.toMillis()) * jitter));
    }
}
