package io.tablesaga.printing.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tablesaga.printing.Printout;
import io.tablesaga.printing.Printout.Look;
import io.tablesaga.printing.Printout.Row;
import java.util.ArrayList;
import java.util.List;

/** A printout in a column. */
final class PrintoutJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PrintoutJson() {}

    static String write(Printout printout) {
        ArrayNode json = JSON.createArrayNode();
        printout.rows().forEach(row -> json.addObject()
                .put("look", row.look().name())
                .put("indent", row.indent())
                .put("text", row.text())
                .put("end", row.end()));
        return json.toString();
    }

    static Printout read(String json) {
        try {
            List<Row> rows = new ArrayList<>();
            for (JsonNode row : JSON.readTree(json)) {
                rows.add(new Row(
                        Look.valueOf(row.path("look").asText()),
                        row.path("indent").asInt(),
                        row.path("text").asText(),
                        row.path("end").asText()));
            }
            return new Printout(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored printout cannot be read", e);
        }
    }
}
