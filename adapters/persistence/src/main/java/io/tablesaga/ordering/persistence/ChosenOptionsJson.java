package io.tablesaga.ordering.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.ordering.ChosenOption;
import io.tablesaga.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A line's options in a column; surcharges are of the order's currency. */
final class ChosenOptionsJson {

    /** Most lines have none: nothing is written or parsed for those. */
    static final String NONE = "[]";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChosenOptionsJson() {}

    static String write(List<ChosenOption> options) {
        if (options.isEmpty()) {
            return NONE;
        }
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (ChosenOption option : options) {
            json.addObject()
                    .put("id", option.id().toString())
                    .put("name", option.name())
                    .put("surcharge", option.surcharge().minor());
        }
        return json.toString();
    }

    static List<ChosenOption> read(String json, String currency) {
        if (json.equals(NONE)) {
            return List.of();
        }
        try {
            List<ChosenOption> options = new ArrayList<>();
            for (JsonNode option : JSON.readTree(json)) {
                options.add(new ChosenOption(
                        UUID.fromString(option.path("id").asText()),
                        option.path("name").asText(),
                        Money.of(option.path("surcharge").asLong(), currency)));
            }
            return options;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored options cannot be read", e);
        }
    }
}
