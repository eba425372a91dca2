package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The latest requests seen, by the payment or order they were about. Not kept over a restart. */
final class Requests {

    private static final int MOST_REFERENCES = 10_000;
    private static final int MOST_EACH = 200;

    private final Map<String, Deque<ObjectNode>> byReference = new LinkedHashMap<>();

    synchronized void add(String reference, ObjectNode request) {
        Deque<ObjectNode> all = byReference.computeIfAbsent(reference, none -> new ArrayDeque<>());
        all.add(request);
        if (all.size() > MOST_EACH) {
            all.remove();
        }
        if (byReference.size() > MOST_REFERENCES) {
            byReference.remove(byReference.keySet().iterator().next());
        }
    }

    /** Oldest first; of the payment, then of its order. */
    synchronized ArrayNode of(String... references) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (String reference : references) {
            byReference.getOrDefault(reference, new ArrayDeque<>()).forEach(request -> all.add(request.deepCopy()));
        }
        return all;
    }
}
