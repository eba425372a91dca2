package io.tablesaga.floor;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Guests' phones in visits. Of a token only a hash is kept. */
public interface Phones {

    /** @param account of a guest who has signed in; empty of others */
    void join(UUID phone, VisitId visit, String token, Optional<AccountId> account);

    /** Its token opens nothing from now on. */
    void leave(UUID phone);

    /** How many are in the visit. */
    int count(VisitId visit);

    /** No token of the visit's phones opens anything; for so long each can fetch a new one with it. */
    void rotate(VisitId visit, Duration patience);

    /** The phones of one visit are in the other from now on. */
    void merge(VisitId from, VisitId into);

    /** @return whose token it was; empty when it was not rotated, its new one is fetched, or it is too late */
    Optional<UUID> renew(String before, String token);
}
