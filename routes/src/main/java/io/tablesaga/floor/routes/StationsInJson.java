package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.floor.Station;
import io.tablesaga.shared.routes.InvalidRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A store's stations, as a manager sends them. */
final class StationsInJson {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_WAIT_MINUTES = 24 * 60;

    private StationsInJson() {}

    /** Left out, there are none. */
    static List<Station> read(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        if (!json.isArray() || json.size() > MOST) {
            throw new InvalidRequest("stations must be a list of at most " + MOST + ".");
        }
        List<Station> stations = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode each : json) {
            Station station = station(each);
            if (!names.add(station.name())) {
                throw new InvalidRequest("stations must name each station once.");
            }
            stations.add(station);
        }
        return stations;
    }

    private static Station station(JsonNode json) {
        int wait = number(json, "longestWaitMinutes");
        if (wait > LONGEST_WAIT_MINUTES) {
            throw new InvalidRequest("longestWaitMinutes must be at most a day.");
        }
        try {
            return new Station(
                    json.hasNonNull("name") ? FloorRequest.text(json, "name", LONGEST_NAME) : Station.ONLY,
                    number(json, "atOnce"),
                    number(json, "makeSeconds"),
                    wait * 60);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(e.getMessage());
        }
    }

    private static int number(JsonNode json, String field) {
        if (!json.path(field).isInt()) {
            throw new InvalidRequest("A station's " + field + " must be a whole number.");
        }
        return json.path(field).asInt();
    }
}
