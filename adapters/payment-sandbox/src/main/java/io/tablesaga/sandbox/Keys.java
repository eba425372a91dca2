package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The first answer under each idempotency key, errors too; for 15 days, as Toss keeps them. */
final class Keys {

    private static final long LIVE_MINUTES = 15 * 24 * 60;

    private record First(String request, Answer answer, long at) {}

    private final Map<String, Long> places = new HashMap<>();
    private final Set<String> running = new HashSet<>();
    private final Ledger ledger;
    private final long liveMillis;

    Keys(Ledger ledger, long minuteMillis) {
        this.ledger = ledger;
        this.liveMillis = LIVE_MINUTES * minuteMillis;
        ledger.replay("key", (place, line) -> {
            if (isLive(first(line))) {
                places.put(line.path("key").asText(), place);
            }
        });
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
            First first = places.containsKey(identity) ? first(ledger.read(places.get(identity))) : null;
            if (first != null && isLive(first)) {
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
        long place = ledger.write(line);
        synchronized (this) {
            places.put(identity, place);
        }
    }

    private static First first(JsonNode line) {
        return new First(
                line.path("request").asText(),
                new Answer(line.path("status").asInt(), line.path("body")),
                line.path("at").asLong());
    }

    private boolean isLive(First first) {
        return System.currentTimeMillis() - first.at() < liveMillis;
    }
}
