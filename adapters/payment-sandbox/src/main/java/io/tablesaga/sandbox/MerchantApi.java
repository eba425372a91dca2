package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The API merchants call, in the manner of Korean providers: our server approves, under an idempotency key. */
final class MerchantApi implements HttpHandler {

    private static final int MOST_ROWS = 1_000;

    private final Charges charges;
    private final Faults faults;
    private final String authorization;

    MerchantApi(Charges charges, Faults faults, String secretKey) {
        this.charges = charges;
        this.faults = faults;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((secretKey + ":").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            if (!Http.authorized(exchange, authorization)) {
                answer(exchange, Answer.refused(401, "UNAUTHORIZED_KEY", "the secret key is wrong"));
                return;
            }
            route(
                    exchange,
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        } catch (IllegalArgumentException e) {
            answer(exchange, Answer.refused(400, "INVALID_REQUEST", e.getMessage()));
        }
    }

    private void route(HttpExchange exchange, String call) throws IOException {
        if (call.equals("POST /v1/payments/stored")) {
            chargeStored(exchange);
        } else if (call.startsWith("GET /v1/payments/orders/")) {
            lookUp(exchange, call.substring("GET /v1/payments/orders/".length()));
        } else if (call.equals("GET /v1/transactions")) {
            transactions(exchange);
        } else if (call.startsWith("POST /v1/payments/") && call.endsWith("/cancel")) {
            cancel(exchange, call.substring("POST /v1/payments/".length(), call.length() - "/cancel".length()));
        } else {
            answer(exchange, Answer.refused(404, "NOT_FOUND", "no such operation"));
        }
    }

    private void chargeStored(HttpExchange exchange) throws IOException {
        JsonNode request = Http.body(exchange);
        String key = key(exchange);
        String orderId = request.path("orderId").asText("");
        long amount = request.path("amount").asLong(0);
        String token = request.path("storedToken").asText("");
        if (!orderId.matches("[A-Za-z0-9_-]{6,64}") || amount < 1 || token.isEmpty()) {
            throw new IllegalArgumentException("orderId (6 to 64 of A-Za-z0-9_-), amount and storedToken are required");
        }
        Fault forced = Fault.ofToken(token);
        Fault fault = forced == Fault.NONE ? faults.draw() : forced;
        if (fault == Fault.RESET) {
            exchange.close();
            return;
        }
        if (fault == Fault.ERROR_500) {
            answer(exchange, Answer.refused(500, "FAILED_INTERNAL_SYSTEM_PROCESSING", "try again"));
            return;
        }
        if (fault == Fault.SLOW) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(faults.slowMillis()));
        }
        String declined = fault == Fault.DECLINE ? "REJECT_CARD_PAYMENT" : null;
        Answer answer = charges.once(
                key,
                "stored " + request,
                () -> charges.charge(orderId, amount, request.path("currency").asText("KRW"), declined));
        if (fault == Fault.ANSWER_LOST) {
            exchange.close();
        } else if (fault == Fault.ERROR_500_AFTER_CHARGING) {
            answer(exchange, Answer.refused(500, "FAILED_INTERNAL_SYSTEM_PROCESSING", "try again"));
        } else {
            answer(exchange, answer);
        }
    }

    private void lookUp(HttpExchange exchange, String orderId) throws IOException {
        Optional<Charge> charge = charges.ofOrder(orderId);
        answer(
                exchange,
                charge.map(found -> new Answer(200, found.json()))
                        .orElseGet(() -> Answer.refused(404, "NOT_FOUND_PAYMENT", "no such payment")));
    }

    private void cancel(HttpExchange exchange, String paymentKey) throws IOException {
        JsonNode request = Http.body(exchange);
        if (request.path("cancelReason").asText("").isBlank()) {
            throw new IllegalArgumentException("cancelReason is required");
        }
        answer(
                exchange,
                charges.once(
                        key(exchange),
                        "cancel " + paymentKey + request,
                        () -> charges.cancel(
                                paymentKey, number(request, "cancelAmount"), number(request, "refundableAmount"))));
    }

    /** Money moved, oldest first, a page at a time. */
    private void transactions(HttpExchange exchange) throws IOException {
        Map<String, String> query = Http.query(exchange);
        int limit = Math.min(Integer.parseInt(query.getOrDefault("limit", "100")), MOST_ROWS);
        String after = query.get("startingAfter");
        String from = query.getOrDefault("startDate", "");
        String to = query.getOrDefault("endDate", "~");
        List<Charge> done = charges.all().stream()
                .filter(charge -> charge.done() && charge.approvedAt().compareTo(from) >= 0)
                .filter(charge -> charge.approvedAt().compareTo(to) <= 0)
                .toList();
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = page.putArray("transactions");
        boolean reached = after == null;
        for (Charge charge : done) {
            if (reached && rows.size() < limit) {
                rows.add(charge.json());
            }
            reached = reached || charge.paymentKey().equals(after);
        }
        answer(exchange, new Answer(200, page));
    }

    private static String key(HttpExchange exchange) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > 300) {
            throw new IllegalArgumentException("the header Idempotency-Key is required");
        }
        return key;
    }

    private static Long number(JsonNode json, String field) {
        return json.has(field) ? json.path(field).asLong() : null;
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        Http.send(exchange, answer.status(), answer.body());
    }
}
