package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Toss Payments' core API as it is documented, and charging a stored token under a name of our own. */
final class TossApi implements HttpHandler {

    private static final String PAYMENTS = "/v1/payments/";
    private static final int MOST_ROWS = 5_000;
    private static final int LEAST_AMOUNT = 100;

    private final Payments payments;
    private final Keys keys;
    private final Faults faults;
    private final Webhooks webhooks;
    private final Requests requests;
    private final String secretKey;
    private final Set<String> confirming = ConcurrentHashMap.newKeySet();

    TossApi(Payments payments, Keys keys, Faults faults, Webhooks webhooks, Requests requests, String secretKey) {
        this.payments = payments;
        this.keys = keys;
        this.faults = faults;
        this.webhooks = webhooks;
        this.requests = requests;
        this.secretKey = secretKey;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Request request = new Request(exchange, requests);
        try {
            Optional<Answer> refused = unauthorized(request)
                    .or(() -> TestCodes.answer(request.header(TestCodes.HEADER)))
                    .or(() -> unusable(request));
            if (refused.isPresent()) {
                request.answer(refused.get());
            } else {
                route(request);
            }
        } catch (IllegalArgumentException e) {
            request.answer(Answer.unreadable(e));
        }
    }

    private Optional<Answer> unauthorized(Request request) {
        String given = request.header("Authorization");
        if (Http.authorized(request.exchange(), "Basic " + base64(secretKey + ":"))) {
            return Optional.empty();
        }
        boolean withoutColon = ("Basic " + base64(secretKey)).equals(given);
        return Optional.of(
                withoutColon
                        ? Answer.refused(403, "INCORRECT_BASIC_AUTH_FORMAT", "a colon follows the secret key")
                        : Answer.refused(401, "UNAUTHORIZED_KEY", "the secret key is wrong"));
    }

    private static Optional<Answer> unusable(Request request) {
        return request.hasBadKey()
                ? Optional.of(Answer.refused(400, "INVALID_IDEMPOTENCY_KEY", "a key has 1 to 300 characters"))
                : Optional.empty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void route(Request request) throws IOException {
        String line = request.line();
        if (line.equals("POST " + PAYMENTS + "confirm")) {
            confirm(request);
        } else if (line.equals("POST " + PAYMENTS + "stored")) {
            chargeStored(request);
        } else if (line.startsWith("POST " + PAYMENTS) && line.endsWith("/cancel")) {
            cancel(request, line.substring(("POST " + PAYMENTS).length(), line.length() - "/cancel".length()));
        } else if (line.startsWith("GET " + PAYMENTS + "orders/")) {
            String orderId = line.substring(("GET " + PAYMENTS + "orders/").length());
            lookUp(request, orderId, () -> payments.ofOrder(orderId));
        } else if (line.startsWith("GET " + PAYMENTS)) {
            String paymentKey = line.substring(("GET " + PAYMENTS).length());
            lookUp(request, paymentKey, () -> payments.find(paymentKey));
        } else if (line.equals("GET /v1/transactions")) {
            request.answer(transactions(Http.query(request.exchange())));
        } else {
            request.answer(Answer.refused(404, "NOT_FOUND", "no such operation"));
        }
    }

    private void confirm(Request request) throws IOException {
        JsonNode body = request.body();
        String paymentKey = body.path("paymentKey").asText("");
        String orderId = body.path("orderId").asText("");
        JsonNode amount = body.path("amount");
        request.about(paymentKey);
        if (paymentKey.isEmpty() || !orderId.matches(CheckoutPage.ORDER_ID) || !amount.isIntegralNumber()) {
            throw new IllegalArgumentException("paymentKey, orderId and amount (a number) are required");
        }
        Fault fault = faults.drawCharge(paymentKey);
        String declined = fault == Fault.DECLINE ? "REJECT_CARD_PAYMENT" : null;
        Supplier<Answer> charge =
                () -> told(paymentKey, payments.confirm(paymentKey, orderId, amount.asLong(), declined));
        String identity = request.identity();
        faults.answer(
                request,
                fault,
                () -> keys.once(identity, "", () -> {
                    if (amount.asLong() < LEAST_AMOUNT) {
                        return Answer.refused(400, "BELOW_MINIMUM_AMOUNT", "a card is charged 100 or more");
                    }
                    if (!confirming.add(paymentKey)) {
                        return Answer.refused(400, "ALREADY_PROCESSING_REQUEST", "it is being confirmed");
                    }
                    try {
                        return faults.within(fault, charge);
                    } finally {
                        confirming.remove(paymentKey);
                    }
                }));
    }

    private void chargeStored(Request request) throws IOException {
        JsonNode body = request.body();
        String orderId = body.path("orderId").asText("");
        long amount = body.path("amount").asLong(0);
        long taxFree = body.path("taxFreeAmount").asLong(0);
        String token = body.path("storedToken").asText("");
        request.about(orderId);
        if (!orderId.matches(CheckoutPage.ORDER_ID)
                || amount < 1
                || taxFree < 0
                || taxFree > amount
                || token.isEmpty()) {
            throw new IllegalArgumentException("orderId (6 to 64 of A-Za-z0-9_-), amount and storedToken are required");
        }
        String identity = request.identity();
        if (identity == null) {
            throw new IllegalArgumentException("the header Idempotency-Key is required");
        }
        Fault forced = Fault.ofToken(token);
        Fault fault = forced == Fault.NONE ? faults.draw(Call.CHARGE) : forced;
        String declined = fault == Fault.DECLINE ? "REJECT_CARD_PAYMENT" : null;
        String currency = body.path("currency").asText("KRW");
        faults.answer(
                request,
                fault,
                () -> keys.once(
                        identity,
                        body.toString(),
                        () -> faults.within(
                                fault, () -> payments.chargeStored(orderId, amount, taxFree, currency, declined))));
    }

    private void cancel(Request request, String paymentKey) throws IOException {
        JsonNode body = request.body();
        String reason = body.path("cancelReason").asText("");
        request.about(paymentKey);
        if (reason.isBlank() || reason.length() > 200) {
            throw new IllegalArgumentException("cancelReason (at most 200 characters) is required");
        }
        Long amount = number(body, "cancelAmount");
        Long rest = number(body, "refundableAmount");
        long taxFree = body.path("taxFreeAmount").asLong(0);
        Fault fault = faults.draw(Call.CANCEL);
        String identity = request.identity();
        faults.answer(
                request,
                fault,
                () -> keys.once(
                        identity,
                        "",
                        () -> faults.within(
                                fault,
                                () -> told(paymentKey, payments.cancel(paymentKey, amount, taxFree, rest, reason)))));
    }

    /** Tells the merchant what has just happened, when something has. */
    private Answer told(String paymentKey, Answer answer) {
        if (answer.status() == 200 || answer.code().startsWith("REJECT_")) {
            payments.find(paymentKey).ifPresent(webhooks::tell);
        }
        return answer;
    }

    private void lookUp(Request request, String reference, Supplier<Optional<Payment>> payment) throws IOException {
        request.about(reference);
        Fault fault = faults.draw(Call.LOOK_UP);
        faults.answer(
                request,
                fault,
                () -> faults.within(fault, () -> payment.get()
                        .map(found -> new Answer(200, found.json()))
                        .orElseGet(() -> Answer.refused(404, "NOT_FOUND_PAYMENT", "no such payment"))));
    }

    /** Movements, oldest first, a page at a time; times without a zone are Korea's. */
    private Answer transactions(Map<String, String> query) {
        Instant from = time(query.get("startDate"));
        Instant to = time(query.get("endDate"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        if (limit < 1 || limit > MOST_ROWS) {
            throw new IllegalArgumentException("limit is 1 to " + MOST_ROWS);
        }
        return new Answer(200, payments.movements().page(from, to, query.get("startingAfter"), limit));
    }

    private static Instant time(String text) {
        if (text == null) {
            throw new IllegalArgumentException("startDate and endDate are required");
        }
        try {
            LocalDateTime time = text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
            return time.toInstant(Payments.KOREA);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text + " is no date, nor a date and time without a zone", e);
        }
    }

    private static Long number(JsonNode json, String field) {
        return json.has(field) ? json.path(field).asLong() : null;
    }
}
