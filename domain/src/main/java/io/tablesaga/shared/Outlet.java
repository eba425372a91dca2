package io.tablesaga.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The outbox as the relay to one broker sees it. Keys are spread over partitions; a relay has a lease on its share. */
public interface Outlet {

    /** The oldest unsent messages of the partitions this relay holds. */
    List<Unsent> unsent(int limit);

    /** Whether what was read last is surely still this relay's; false when sending has taken too long. */
    boolean holds();

    /**
     * A message to send.
     *
     * @param epoch of the lease it was read under; once another relay has the lease, it fences the marking
     */
    record Unsent(OutboxMessage message, Instant createdAt, int partition, long epoch) {}

    /**
     * Marks what the broker has acknowledged, in one statement.
     *
     * @return how many; those whose lease was lost are not among them
     */
    int sent(List<Acknowledged> messages);

    /** @param place where a log like Kafka's keeps it; {@code null} for a queue */
    record Acknowledged(Unsent message, Place place) {}

    record Place(String destination, int partition, long offset) {}

    /** The last place acknowledged in each partition of each topic. */
    List<Place> reached();

    /**
     * The broker ends before what it had acknowledged: what is missing counts as unsent again.
     *
     * @param reached as it was read; when another relay was first, nothing happens
     * @param end the offset the broker will give next
     * @return the ids of the missing messages
     */
    List<UUID> lost(Place reached, long end);

    /**
     * A broker that keeps no log may have lost what it acknowledged last, and nobody can ask it what. What was sent within
     * this time before its last acknowledgement counts as unsent again, of all partitions, the newest when there is much.
     *
     * @return how many
     */
    int perhapsLost(Duration last);

    /** Gives the leases back, so that the next relay need not wait for their end. */
    void leave();
}
