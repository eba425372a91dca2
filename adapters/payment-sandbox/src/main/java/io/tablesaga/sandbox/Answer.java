package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** An HTTP answer. */
record Answer(int status, JsonNode body) {

    static Answer refused(int status, String code, String message) {
        return new Answer(
                status, JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
    }

    /** Of a refusal; empty otherwise. */
    String code() {
        return body.path("code").asText("");
    }

    /** What a caller gets who sent something unreadable. */
    static Answer unreadable(IllegalArgumentException why) {
        return refused(400, "INVALID_REQUEST", why.getMessage());
    }
}
