package io.tablesaga.floor;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A store at the moment it was read.
 *
 * @param now by the database's clock
 * @param zone whose days and hours the store keeps
 * @param pause the last one; it may be over
 * @param stations as {@link StoreSettings#stations}
 */
public record StoreMoment(
        Instant now,
        ZoneId zone,
        Hours hours,
        Optional<Pause> pause,
        StoreSettings.Payment payment,
        List<Station> stations) {

    public StoreMoment {
        stations = List.copyOf(stations);
    }

    public Opening opening() {
        return hours.at(now, zone);
    }

    public Optional<Pause> runningPause() {
        return pause.filter(last -> last.runs(now));
    }
}
