package io.tablesaga.menu.persistence;

import io.tablesaga.floor.Station.Making;
import io.tablesaga.floor.persistence.StationsJson;
import io.tablesaga.menu.Menus.Waiting;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The wait at an item's station, in a row of {@link JdbcMenus}. */
final class StationRow {

    private StationRow() {}

    static Optional<Waiting> waiting(ResultSet row) throws SQLException {
        String name = row.getString("station");
        Array making = row.getArray("making");
        if (making == null) {
            return Optional.empty();
        }
        List<Making> before = Stream.of((Object[]) making.getArray())
                .map(Integer[].class::cast)
                .map(each -> new Making(each[0], each[1]))
                .toList();
        return StationsJson.read(row.getString("stations")).stream()
                .filter(station -> station.name().equals(name))
                .findFirst()
                .map(station -> new Waiting(station.waiting(before), !station.full(before)));
    }
}
