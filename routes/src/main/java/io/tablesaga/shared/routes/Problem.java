package io.tablesaga.shared.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/**
 * What went wrong, for the caller (RFC 9457).
 *
 * @param name the stable last part of the type URI, kebab-case
 * @param detail a sentence the caller can act on
 * @param retryAfterSeconds null when coming back later does not help
 */
public record Problem(int status, String name, String title, String detail, Integer retryAfterSeconds) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(status, name, title, detail, null);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(status, name, title, detail, seconds);
    }

    public URI type() {
        return URI.create("https://tablesaga.io/problems/" + name);
    }

    public ObjectNode json() {
        return JSON.createObjectNode()
                .put("type", type().toString())
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
    }
}
