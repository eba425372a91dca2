package io.tablesaga.audit;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What accounts did, and failed tries to get in. Nothing here can be changed later. */
public interface Audit {

    /** Commits before it returns: whoever then acts is on record. @return the entry's id */
    UUID begin(Action action);

    /** @param status what the account was answered, as HTTP has it */
    void end(UUID entry, int status);

    /** The latest first. */
    List<Entry> entries(Asked asked);

    /** The latest first. */
    List<Alarm> alarms(Optional<StoreId> store, Optional<UUID> after, int limit);

    /**
     * @param store empty for all stores, and what is no store's
     * @param from this moment included
     * @param to this moment not included
     * @param after the last entry of the page before
     */
    record Asked(
            Optional<StoreId> store,
            Optional<AccountId> account,
            Optional<String> operation,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<UUID> after,
            int limit) {}

    /**
     * @param login and name as they are now; empty of an account that was erased, and of none
     * @param status empty while it is not over, and for ever when the process ended before it was
     */
    record Entry(
            UUID id,
            Instant at,
            Action action,
            Optional<String> login,
            Optional<String> name,
            String node,
            Optional<Integer> status) {}

    /** @param count how many in that minute; @param address of the last of them */
    record Alarm(
            UUID id,
            Instant minute,
            String kind,
            Optional<StoreId> store,
            String subject,
            String address,
            long count,
            Instant lastAt) {}
}
