package io.tablesaga.audit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What of a request is written down: of its body the named fields and nothing below them, of its path these and the ids. */
final class Said {

    static final int LONGEST = 200;

    private static final int MOST_ELEMENTS = 50;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What else stands in a path may be a secret. */
    private static final Pattern ID_NAME = Pattern.compile("[a-zA-Z]*Id");

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private Said() {}

    /** @return an empty object for what is no JSON: its operation will refuse it */
    static String of(byte[] body, List<String> fields) {
        ObjectNode said = NODES.objectNode();
        try {
            JsonNode json = JSON.readTree(body);
            for (String field : fields) {
                if (json != null && json.has(field)) {
                    said.set(field, plain(json.get(field)));
                }
            }
        } catch (JsonProcessingException e) {
            return "{}";
        } catch (IOException e) {
            throw new IllegalStateException("bytes can always be read", e);
        }
        return said.toString();
    }

    static String ids(Map<String, String> path, List<String> fields) {
        ObjectNode ids = NODES.objectNode();
        path.forEach((name, value) -> {
            if ((ID_NAME.matcher(name).matches() || fields.contains(name))
                    && !name.equals("storeId")
                    && ID.matcher(value).matches()) {
                ids.put(name, value);
            }
        });
        return ids.toString();
    }

    private static JsonNode plain(JsonNode value) {
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < Math.min(value.size(), MOST_ELEMENTS); i++) {
                array.add(value.get(i).isContainerNode() ? NODES.textNode("…") : scalar(value.get(i)));
            }
            return array;
        }
        return value.isObject() ? NODES.textNode("…") : scalar(value);
    }

    /** PostgreSQL's JSON takes neither every number nor every character that Java's does. */
    private static JsonNode scalar(JsonNode value) {
        if (value.isBoolean() || value.isNull() || value.isIntegralNumber() && value.canConvertToLong()) {
            return value;
        }
        return NODES.textNode(cut(value.asText()));
    }

    private static String cut(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        StringBuilder clean = new StringBuilder();
        start.codePoints()
                .map(point -> point < ' ' || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? ' '
                        : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
