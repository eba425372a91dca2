package io.tablesaga.payment;

import io.tablesaga.shared.OrderId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All payment attempts. Each call is one statement in the caller's transaction. */
public interface PaymentAttempts {

    /** Writes a new attempt ahead of its call. At most one attempt of an order is open at a time. */
    void add(PaymentAttempt attempt);

    /** The latest; the ones before it have failed. */
    Optional<PaymentAttempt> ofOrder(OrderId order);

    Optional<PaymentAttempt> find(UUID id);

    Optional<PaymentAttempt> named(String merchantReference);

    /**
     * A page of all attempts, the latest first.
     *
     * @param after the last of the page before
     */
    List<PaymentAttempt> latest(Optional<UUID> after, int limit);

    /**
     * Compare-and-set of one attempt: an answer that comes late must not meet the next one.
     *
     * @return true when it was in one of the states {@code from} and is now in {@code to}
     */
    boolean move(String merchantReference, AttemptState to, String providerReference, AttemptState... from);

    /**
     * Ends the attempt before money moved, or leaves a tombstone where none was written yet. Repeating changes nothing.
     *
     * @throws IllegalStateException while the provider is being asked: its saga is in doubt then, and nobody may undo it
     */
    void voidOf(OrderId order);
}
