package io.tablesaga.floor;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Those who ask to join a visit, and what its phones say. Times are the database's. */
public interface Asks {

    enum State {
        OPEN,
        LET_IN,
        REFUSED,
        /** Nobody answered in time. */
        OVER
    }

    /** @param name what the asker calls themselves; as the phones of the visit read it */
    record Ask(UUID id, VisitId visit, String name, Optional<AccountId> account, State state, Instant until) {

        @Override
        public String toString() {
            return "Ask[" + id + ", " + state + "]";
        }
    }

    /**
     * @param secret by which the asker looks how it stands
     * @param most so many may have asked within {@code life}, those who were let in aside
     * @return empty when as many have
     */
    Optional<Ask> add(
            UUID id, VisitId visit, String name, String secret, Optional<AccountId> account, Duration life, int most);

    /** Who waits for an answer, the first first. */
    List<Ask> open(VisitId visit);

    /** By its secret. */
    Optional<Ask> find(UUID id, String secret);

    /** OPEN → LET_IN or REFUSED, while there is time. @return empty when it was not open, or is another visit's */
    Optional<Ask> answer(UUID id, VisitId visit, boolean let, UUID device);

    /** Makes the asker's secret the token of a phone of the visit. */
    void letIn(UUID ask, UUID phone);
}
