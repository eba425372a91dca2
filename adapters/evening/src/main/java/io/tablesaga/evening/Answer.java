package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;

/** What the product said to a request. */
record Answer(int status, JsonNode json) {

    private static final String PROBLEMS = "https://tablesaga.io/problems/";

    boolean ok() {
        return status / 100 == 2;
    }

    /** @return the last part of its type; empty when it is none */
    String problem() {
        return json.path("type").asText().replace(PROBLEMS, "");
    }

    boolean is(String problem) {
        return problem().equals(problem);
    }

    String text(String field) {
        return json.path(field).asText();
    }

    /** @throws IllegalStateException when it is a no */
    Answer expected(String what) {
        if (!ok()) {
            throw new IllegalStateException(what + " was answered " + status + ": " + json);
        }
        return this;
    }
}
