package io.tablesaga.floor;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A store at the moment it was read.
 *
 * @param now by the database's clock
 * @param zone whose days and hours the store keeps
 * @param pause the last one; it may be over
 */
public record StoreMoment(Instant now, ZoneId zone, Hours hours, Optional<Pause> pause, StoreSettings.Payment payment) {

    public Opening opening() {
        return hours.at(now, zone);
    }

    public Optional<Pause> runningPause() {
        return pause.filter(last -> last.runs(now));
    }
}
