package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A schema of either contract, with its references followed and its parts put together. */
record FlatSchema(JsonNode api, ObjectNode written) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> KEPT = Set.of(
            "enum",
            "const",
            "required",
            "format",
            "pattern",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    static FlatSchema of(JsonNode api, JsonNode written) {
        ObjectNode flat = JSON.createObjectNode();
        flatten(api, written, flat);
        return new FlatSchema(api, flat);
    }

    /** What is written there itself, or where it refers to. */
    static JsonNode at(JsonNode api, JsonNode written) {
        JsonNode found = written;
        while (found.has("$ref")) {
            found = api.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private static void flatten(JsonNode api, JsonNode written, ObjectNode into) {
        JsonNode schema = at(api, written);
        schema.path("allOf").forEach(part -> flatten(api, part, into));
        ArrayNode choice = JSON.createArrayNode();
        boolean orNothing = false;
        for (JsonNode one : schema.path("oneOf")) {
            if (one.path("type").asText().equals("null")) {
                orNothing = true;
            } else {
                choice.add(one);
            }
        }
        if (choice.size() == 1) {
            flatten(api, choice.get(0), into);
        } else if (!choice.isEmpty()) {
            into.set("oneOf", schema.get("oneOf"));
        }
        schema.properties().forEach(keyword -> {
            switch (keyword.getKey()) {
                case "allOf", "oneOf" -> {}
                case "properties" ->
                    keyword.getValue()
                            .properties()
                            .forEach(field ->
                                    both(into.withObjectProperty("properties"), field.getKey(), field.getValue()));
                case "required" ->
                    keyword.getValue()
                            .forEach(name -> into.withArrayProperty("required").add(name));
                default -> into.set(keyword.getKey(), keyword.getValue());
            }
        });
        if (orNothing) {
            into.put("nullable", true);
        }
    }

    /** An envelope says that there is data, its message what that is. */
    private static void both(ObjectNode fields, String name, JsonNode more) {
        JsonNode there = fields.get(name);
        fields.set(name, there == null ? more : JSON.createObjectNode().set("allOf", array(there, more)));
    }

    private static ArrayNode array(JsonNode... parts) {
        ArrayNode array = JSON.createArrayNode();
        for (JsonNode part : parts) {
            array.add(part);
        }
        return array;
    }

    /** Empty where it says nothing: then it may be anything. */
    Set<String> types() {
        Set<String> types = new TreeSet<>();
        JsonNode type = written.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(one -> types.add(one.asText()));
        if (!types.isEmpty() && written.path("nullable").asBoolean()) {
            types.add("null");
        }
        return types;
    }

    /** Empty where it says nothing. */
    Set<String> values() {
        Set<String> values = new TreeSet<>();
        for (JsonNode value : written.path("enum")) {
            // That it may be null its types say.
            if (!value.isNull()) {
                values.add(value.asText());
            }
        }
        if (written.has("const")) {
            values.add(written.get("const").asText());
        }
        return values;
    }

    Map<String, FlatSchema> fields() {
        Map<String, FlatSchema> fields = new TreeMap<>();
        written.path("properties").properties().forEach(field -> fields.put(field.getKey(), of(api, field.getValue())));
        return fields;
    }

    boolean saysItsFields() {
        return written.has("properties") || written.has("additionalProperties");
    }

    Set<String> required() {
        Set<String> required = new TreeSet<>();
        written.path("required").forEach(name -> required.add(name.asText()));
        return required;
    }

    /** As JSON Schema, to which whatever is not written is a fault. */
    ObjectNode closed() {
        ObjectNode closed = JSON.createObjectNode();
        written.properties().stream()
                .filter(keyword -> KEPT.contains(keyword.getKey()))
                .forEach(keyword -> closed.set(keyword.getKey(), keyword.getValue()));
        types().forEach(type -> closed.withArrayProperty("type").add(type));
        // As 3.0 writes them; 3.1 names null among the values.
        if (closed.has("enum") && written.path("nullable").asBoolean()) {
            ArrayNode values = closed.get("enum").deepCopy();
            closed.set("enum", values.addNull());
        }
        // An object of which nothing is said may have anything.
        if (saysItsFields()) {
            ObjectNode fields = closed.withObjectProperty("properties");
            fields().forEach((name, field) -> fields.set(name, field.closed()));
            if (get("additionalProperties").isObject()) {
                closed.set("additionalProperties", each("additionalProperties").closed());
            } else {
                closed.put("additionalProperties", get("additionalProperties").asBoolean(false));
            }
        }
        if (get("items").isObject()) {
            closed.set("items", each("items").closed());
        }
        return closed;
    }

    /** Of a list's things, or of a map's. */
    FlatSchema each(String keyword) {
        return of(api, written.path(keyword));
    }

    JsonNode get(String keyword) {
        return written.path(keyword);
    }
}
