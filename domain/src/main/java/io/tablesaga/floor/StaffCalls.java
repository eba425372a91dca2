package io.tablesaga.floor;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All calls for staff. */
public interface StaffCalls {

    /**
     * In the caller's transaction, to its end, the visit goes on and nobody else calls from it.
     *
     * @return what its store lets guests call for; empty when the visit is over
     */
    Optional<Set<CallReason>> lock(VisitId visit);

    /** Those that are open, and those of the time until now; the newest first, at most 100. Waits for nobody. */
    List<StaffCall> recent(VisitId visit, Duration time);

    /** @param words null without any */
    void add(UUID call, VisitId visit, UUID device, CallReason reason, String words);

    /** @return the call as it is then; whoever comes second changes nothing. Empty when the store has no such call */
    Optional<StaffCall> acknowledge(StoreId store, UUID call, AccountId by);

    /** A page of those that nobody has acknowledged, the oldest first. Waits for nobody. */
    List<StaffCall> open(StoreId store, Optional<UUID> after, int limit);
}
