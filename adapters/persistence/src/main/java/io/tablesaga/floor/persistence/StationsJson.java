package io.tablesaga.floor.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.floor.Station;
import java.util.ArrayList;
import java.util.List;

/** A store's stations in a column. */
public final class StationsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StationsJson() {}

    static String write(List<Station> stations) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        stations.forEach(station -> json.addObject()
                .put("name", station.name())
                .put("atOnce", station.atOnce())
                .put("makeSeconds", station.makeSeconds())
                .put("longestWaitSeconds", station.longestWaitSeconds()));
        return json.toString();
    }

    /** Most stores have none: nothing is parsed for those. */
    public static List<Station> read(String json) {
        return json.equals("[]") ? List.of() : parse(json);
    }

    private static List<Station> parse(String json) {
        try {
            List<Station> stations = new ArrayList<>();
            for (JsonNode station : JSON.readTree(json)) {
                stations.add(new Station(
                        station.path("name").asText(),
                        station.path("atOnce").asInt(),
                        station.path("makeSeconds").asInt(),
                        station.path("longestWaitSeconds").asInt()));
            }
            return stations;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored stations cannot be read", e);
        }
    }
}
