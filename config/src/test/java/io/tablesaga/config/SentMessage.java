package io.tablesaga.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A message as it was on its way.
 *
 * @param to as the contract writes it, {@code kafka:orders}; {@link #REPLIES} for a temporary queue
 * @param type of its head; of its envelope, where it has one; empty for a plain text
 * @param head what it has beside the body, without the broker's own
 */
record SentMessage(String to, String type, JsonNode head, JsonNode body) {

    static final String REPLIES = "jms:replies";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    static SentMessage of(String to, Map<String, String> head, String text) {
        JsonNode body = body(text);
        return new SentMessage(to, head.getOrDefault("type", body.path("type").asText()), JSON.valueToTree(head), body);
    }

    SentMessage with(JsonNode otherBody) {
        return new SentMessage(to, type, head, otherBody);
    }

    /** As temporary queues are called, too. */
    static boolean isId(String text) {
        return UUID.matcher(text).matches();
    }

    private static JsonNode body(String text) {
        // However much one that begins with digits looks like JSON.
        if (isId(text)) {
            return TextNode.valueOf(text);
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }
}
