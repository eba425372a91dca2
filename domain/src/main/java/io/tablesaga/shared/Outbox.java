package io.tablesaga.shared;

import java.util.List;

/** Messages that leave with the transaction that causes them, and are sent after it: at least once, in order per key. */
public interface Outbox {

    /** Writes the messages in the caller's transaction, in one statement. */
    void add(List<OutboxMessage> messages);

    /** @param look is run by each thread that has just committed messages; it must neither block nor fail */
    void afterCommit(Runnable look);

    /** @param broker the first part of the destinations it is for, {@code kafka} or {@code jms} */
    Outlet outlet(String broker);
}
