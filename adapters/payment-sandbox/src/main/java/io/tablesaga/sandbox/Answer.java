package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An HTTP answer. */
record Answer(int status, ObjectNode body) {

    static Answer refused(int status, String code, String message) {
        return new Answer(
                status, JsonNodeFactory.instance.objectNode().put("code", code).put("message", message));
    }
}
