package io.tablesaga.floor;

import java.time.Instant;
import java.util.Optional;

/**
 * Staff take no orders for a while; what is ordered already goes on.
 *
 * @param until empty until somebody ends it
 * @param reason for guests to read
 */
public record Pause(Instant since, Optional<Instant> until, String reason) {

    boolean runs(Instant now) {
        return until.filter(end -> !end.isAfter(now)).isEmpty();
    }
}
