package io.tablesaga.floor.persistence;

import io.tablesaga.floor.HoursText;
import io.tablesaga.floor.Pause;
import io.tablesaga.floor.StoreMoment;
import io.tablesaga.floor.StoreSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** A store's moment, in a row of any statement that reads {@link #COLUMNS}. */
public final class StoreMomentRow {

    /** Of {@code floor.store s}. */
    public static final String COLUMNS =
            "clock_timestamp() as read_at, s.time_zone, s.hours, s.paused_at, s.paused_until, s.pause_reason, s.payment, s.stations";

    private StoreMomentRow() {}

    public static StoreMoment of(ResultSet row) throws SQLException {
        return new StoreMoment(
                instant(row, "read_at").orElseThrow(),
                ZoneId.of(row.getString("time_zone")),
                HoursText.read(row.getString("hours")),
                pause(row),
                StoreSettings.Payment.valueOf(row.getString("payment")),
                StationsJson.read(row.getString("stations")));
    }

    private static Optional<Pause> pause(ResultSet row) throws SQLException {
        Optional<Instant> since = instant(row, "paused_at");
        return since.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pause(since.get(), instant(row, "paused_until"), row.getString("pause_reason")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
