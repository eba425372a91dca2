package io.tablesaga.shared.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What went wrong, for the caller (RFC 9457).
 *
 * @param name the stable last part of the type URI, kebab-case
 * @param detail a sentence the caller can act on
 * @param retryAfterSeconds null when coming back later does not help
 * @param more members of its own (RFC 9457, 3.2): the detail, for a program to act on
 */
public record Problem(
        int status, String name, String title, String detail, Integer retryAfterSeconds, Map<String, JsonNode> more) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(status, name, title, detail, null, Map.of());
    }

    public Problem retryAfter(int seconds) {
        return new Problem(status, name, title, detail, seconds, more);
    }

    public Problem with(String member, JsonNode value) {
        Map<String, JsonNode> members = new LinkedHashMap<>(more);
        members.put(member, value);
        return new Problem(status, name, title, detail, retryAfterSeconds, members);
    }

    public URI type() {
        return URI.create("https://tablesaga.io/problems/" + name);
    }

    public ObjectNode json() {
        ObjectNode json = JSON.createObjectNode()
                .put("type", type().toString())
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        more.forEach(json::set);
        return json;
    }
}
