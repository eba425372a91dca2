package io.tablesaga.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A well-formed request for an operation, from what the contract says of it.
 *
 * @param headers without who asks
 * @param body null when it has none
 */
record WalkedRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param objects what stands for an id of this name; an id nobody knows is made up */
    static WalkedRequest of(WrittenOperation operation, Function<String, Optional<String>> objects) {
        Map<String, String> headers = new LinkedHashMap<>();
        List<String> query = new ArrayList<>();
        for (Map<?, ?> named : operation.parameters()) {
            String name = String.valueOf(named.get("name"));
            boolean wanted = Boolean.TRUE.equals(named.get("required")) || name.equals("storeId");
            if ("header".equals(named.get("in")) && wanted) {
                headers.put(name, name.equals("Idempotency-Key") ? fresh() : value(name, named, objects));
            } else if ("query".equals(named.get("in")) && wanted) {
                query.add(name + "=" + URLEncoder.encode(value(name, named, objects), StandardCharsets.UTF_8));
            }
        }
        byte[] body = null;
        if (operation.hasBody()) {
            headers.put("Content-Type", operation.contentType());
            body = body(operation, objects);
        }
        String path = operation.path(
                name -> URLEncoder.encode(value(name, parameter(operation, name), objects), StandardCharsets.UTF_8));
        return new WalkedRequest(operation.method(), path, String.join("&", query), headers, body);
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static Map<?, ?> parameter(WrittenOperation operation, String name) {
        return operation.parameters().stream()
                .filter(named -> name.equals(named.get("name")) && "path".equals(named.get("in")))
                .findFirst()
                .orElse(Map.of());
    }

    private static String value(String name, Map<?, ?> named, Function<String, Optional<String>> objects) {
        return objects.apply(name).orElseGet(() -> {
            Map<?, ?> schema = named.get("schema") instanceof Map<?, ?> map ? map : Map.of();
            if (named.get("example") != null) {
                return named.get("example").toString();
            }
            if (schema.get("examples") instanceof List<?> examples) {
                return examples.get(0).toString();
            }
            if (schema.get("enum") instanceof List<?> words) {
                return words.get(0).toString();
            }
            return Objects.equals(schema.get("type"), "integer") ? "1" : fresh();
        });
    }

    /** A file is written as base64 there, and sent as it is. */
    private static byte[] body(WrittenOperation operation, Function<String, Optional<String>> objects) {
        return "binary".equals(operation.schema().get("format"))
                ? Base64.getDecoder().decode(operation.example().orElseThrow().toString())
                : text(operation, objects).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(WrittenOperation operation, Function<String, Optional<String>> objects) {
        try {
            JsonNode example = JSON.valueToTree(operation.example().orElse(Map.of()));
            replaceIds(example, objects);
            return example.isTextual() ? example.asText() : JSON.writeValueAsString(example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields of its body's example, at whatever depth. */
    static Set<String> namesInBody(WrittenOperation operation) {
        Set<String> names = new TreeSet<>();
        gather(JSON.valueToTree(operation.example().orElse(Map.of())), names);
        return names;
    }

    private static void gather(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> gather(child, names));
    }

    private static void replaceIds(JsonNode node, Function<String, Optional<String>> objects) {
        if (node instanceof ObjectNode object) {
            for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                objects.apply(name)
                        .filter(id -> object.get(name).isTextual())
                        .ifPresentOrElse(id -> object.put(name, id), () -> replaceIds(object.get(name), objects));
            }
        } else {
            node.forEach(child -> replaceIds(child, objects));
        }
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Override
    public String toString() {
        return method + " " + target()
                + headers.entrySet().stream().map(header -> " " + header).collect(Collectors.joining())
                + (body == null ? "" : " " + new String(body, StandardCharsets.UTF_8));
    }
}
