package io.tablesaga.menu.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.menu.Option;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.shared.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** An item's option groups in a column; surcharges are of the currency of the item's price. */
public final class OptionGroupsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OptionGroupsJson() {}

    public static String write(List<OptionGroup> groups) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (OptionGroup group : groups) {
            ObjectNode each = json.addObject()
                    .put("id", group.id().toString())
                    .put("min", group.min())
                    .put("max", group.max());
            each.set("name", TranslatedJson.write(group.name()));
            ArrayNode options = each.putArray("options");
            for (Option option : group.options()) {
                options.addObject()
                        .put("id", option.id().toString())
                        .put("surcharge", option.surcharge().minor())
                        .set("name", TranslatedJson.write(option.name()));
            }
        }
        return json.toString();
    }

    public static List<OptionGroup> read(String json, Currency currency) {
        List<OptionGroup> groups = new ArrayList<>();
        for (JsonNode group : parse(json)) {
            List<Option> options = new ArrayList<>();
            for (JsonNode option : group.path("options")) {
                options.add(new Option(
                        id(option),
                        TranslatedJson.read(option.path("name")),
                        new Money(option.path("surcharge").asLong(), currency)));
            }
            groups.add(new OptionGroup(
                    id(group),
                    TranslatedJson.read(group.path("name")),
                    group.path("min").asInt(),
                    group.path("max").asInt(),
                    options));
        }
        return groups;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored option groups cannot be read", e);
        }
    }

    private static UUID id(JsonNode json) {
        return UUID.fromString(json.path("id").asText());
    }
}
