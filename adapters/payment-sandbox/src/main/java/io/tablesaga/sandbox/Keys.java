package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The first answer under each idempotency key, errors too; for 15 days, as Toss keeps them. */
final class Keys {

    private static final long LIVE_MINUTES = 15 * 24 * 60;

    private record First(String request, Answer answer, long at) {}

    private final Map<String, First> answers = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Ledger ledger;
    private final long liveMillis;

    Keys(Ledger ledger, List<JsonNode> lines, long minuteMillis) {
        this.ledger = ledger;
        this.liveMillis = LIVE_MINUTES * minuteMillis;
        for (JsonNode line : lines) {
            if (line.has("key")) {
                Answer answer = new Answer(line.path("status").asInt(), line.path("body"));
                answers.put(
                        line.path("key").asText(),
                        new First(
                                line.path("request").asText(),
                                answer,
                                line.path("at").asLong()));
            }
        }
    }

    /**
     * @param identity null for a request without a key: it is simply done
     * @param request what must be the same under one key; empty where the provider does not compare
     */
    Answer once(String identity, String request, Supplier<Answer> work) {
        if (identity == null) {
            return work.get();
        }
        synchronized (this) {
            First first = answers.get(identity);
            if (first != null && System.currentTimeMillis() - first.at() < liveMillis) {
                return first.request().equals(request)
                        ? first.answer()
                        : Answer.refused(422, "IDEMPOTENCY_KEY_REUSED", "the key was used for another request");
            }
            if (!running.add(identity)) {
                return Answer.refused(409, "IDEMPOTENT_REQUEST_PROCESSING", "the first request is not answered yet");
            }
        }
        try {
            Answer answer = work.get();
            keep(identity, new First(request, answer, System.currentTimeMillis()));
            return answer;
        } finally {
            synchronized (this) {
                running.remove(identity);
            }
        }
    }

    private void keep(String identity, First first) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("key", identity)
                .put("request", first.request())
                .put("at", first.at())
                .put("status", first.answer().status());
        line.set("body", first.answer().body());
        ledger.write(line);
        synchronized (this) {
            answers.put(identity, first);
        }
    }
}
