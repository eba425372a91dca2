package io.tablesaga.floor;

import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Guests call staff to their table. Times are the database's.
 *
 * @param table where they sit by now
 * @param words the guest's own; gone when the visit is over
 * @param acknowledged when somebody said that they come
 */
public record StaffCall(
        UUID id,
        VisitId visit,
        TableId table,
        String tableName,
        CallReason reason,
        Optional<String> words,
        Instant called,
        Optional<Instant> acknowledged,
        boolean over) {

    public enum State {
        OPEN,
        ACKNOWLEDGED,
        /** The visit ended before anybody came. */
        OVER
    }

    public State state() {
        return acknowledged.isPresent() ? State.ACKNOWLEDGED : over ? State.OVER : State.OPEN;
    }

    /** How long they waited; empty while they do. */
    public Optional<Duration> waited() {
        return acknowledged.map(came -> Duration.between(called, came));
    }

    @Override
    public String toString() {
        return "StaffCall[" + id + ", " + reason + ", " + state() + "]";
    }
}
