package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;

/** One request of a merchant: read once, answered once, and remembered. */
final class Request {

    private static final int LONGEST_KEY = 300;

    private final HttpExchange exchange;
    private final Requests seen;
    private final ObjectNode memory = JsonNodeFactory.instance.objectNode();
    private JsonNode body;

    Request(HttpExchange exchange, Requests seen) {
        this.exchange = exchange;
        this.seen = seen;
        memory.put("at", Instant.now().toString()).put("line", line());
        if (exchange.getRequestHeaders().containsKey("Idempotency-Key")) {
            memory.put("idempotencyKey", header("Idempotency-Key"));
        }
    }

    /** Method and path. */
    String line() {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    }

    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    HttpExchange exchange() {
        return exchange;
    }

    /** @throws IllegalArgumentException when it is no JSON object */
    JsonNode body() throws IOException {
        if (body == null) {
            body = Http.body(exchange);
            ObjectNode shown = body.deepCopy();
            shown.remove("storedToken");
            memory.set("body", shown);
        }
        return body;
    }

    /** What an idempotency key belongs to, with the key; null without one. */
    String identity() {
        String key = header("Idempotency-Key");
        return key == null ? null : line() + " " + key;
    }

    boolean hasBadKey() {
        String key = header("Idempotency-Key");
        return key != null && (key.isBlank() || key.length() > LONGEST_KEY);
    }

    /** Which payment or order it is about, so that it is shown there. */
    void about(String reference) {
        seen.add(reference, memory);
    }

    /** What goes wrong with it. */
    void fault(Fault fault) {
        synchronized (seen) {
            memory.put("fault", fault.name());
        }
    }

    void answer(Answer answer) throws IOException {
        remember(answer.status(), answer.code());
        Http.send(exchange, answer.status(), answer.body());
    }

    void hangUp() {
        remember(0, "HUNG_UP");
        exchange.close();
    }

    private void remember(int status, String code) {
        synchronized (seen) {
            memory.put("status", status);
            if (!code.isEmpty()) {
                memory.put("code", code);
            }
        }
    }
}
