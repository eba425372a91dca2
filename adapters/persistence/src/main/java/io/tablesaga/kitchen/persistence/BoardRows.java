package io.tablesaga.kitchen.persistence;

import io.tablesaga.kitchen.Tickets.AllDay;
import io.tablesaga.kitchen.Tickets.Pickup;
import io.tablesaga.kitchen.Tickets.Times;
import io.tablesaga.shared.Serving;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What boards show of many tickets together, row by row. */
final class BoardRows {

    private BoardRows() {}

    static AllDay allDay(ResultSet row, int number) throws SQLException {
        return new AllDay(
                row.getString("station"),
                row.getString("name"),
                List.of((String[]) row.getArray("options").getArray()),
                row.getInt("waiting"),
                row.getInt("preparing"));
    }

    static Pickup pickup(ResultSet row, int number) throws SQLException {
        return new Pickup(
                row.getInt("pickup_number"), Serving.valueOf(row.getString("serving")), row.getBoolean("ready"));
    }

    static Times times(ResultSet row, int number) throws SQLException {
        return new Times(
                row.getString("station"),
                Optional.ofNullable(row.getString("name")),
                row.getInt("lines"),
                Duration.ofSeconds(row.getLong("usual")),
                Duration.ofSeconds(row.getLong("slow")));
    }
}
