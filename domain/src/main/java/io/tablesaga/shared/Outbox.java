package io.tablesaga.shared;

import java.util.List;
import java.util.UUID;

/** Messages that leave with the transaction that causes them, and are sent after it: at least once, in order per key. */
public interface Outbox {

    /** Writes the messages in the caller's transaction, in one statement. */
    void add(List<OutboxMessage> messages);

    /**
     * Takes or keeps the relay's lease and answers the oldest unsent messages; none when another node holds the lease.
     *
     * @param node who asks
     * @param limit how many at most
     */
    List<OutboxMessage> unsent(String node, int limit);

    /** Marks what the brokers have acknowledged. */
    void sent(List<UUID> ids);
}
