package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What this provider knows: charges by order, and the first answer under each idempotency key. */
final class Charges implements AutoCloseable {

    private record First(String request, Answer answer) {}

    private final Map<String, Charge> byOrder = new LinkedHashMap<>();
    private final Map<String, First> answers = new LinkedHashMap<>();
    private final Ledger ledger;

    Charges(Path path) {
        this.ledger = new Ledger(path, this::replay);
    }

    /** The same key answers the same; the same key with another request is refused. */
    synchronized Answer once(String key, String request, Supplier<Answer> work) {
        First first = answers.get(key);
        if (first != null) {
            return first.request().equals(request)
                    ? first.answer()
                    : Answer.refused(422, "IDEMPOTENCY_KEY_REUSED", "the key was used for another request");
        }
        Answer answer = work.get();
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("key", key)
                .put("request", request)
                .put("status", answer.status());
        line.set("body", answer.body());
        ledger.write(line);
        answers.put(key, new First(request, answer));
        return answer;
    }

    synchronized Answer charge(String orderId, long amount, String currency, String declineCode) {
        Charge before = byOrder.get(orderId);
        if (before != null && before.done()) {
            return Answer.refused(400, "DUPLICATED_ORDER_ID", "this order is paid already");
        }
        Charge charge = new Charge(
                "pay_" + UUID.randomUUID(),
                orderId,
                amount,
                currency,
                Instant.now().toString(),
                declineCode,
                0);
        keep(charge);
        return charge.done()
                ? new Answer(200, charge.json())
                : Answer.refused(403, declineCode, "the card company refused the payment");
    }

    synchronized Answer cancel(String paymentKey, Long amount, Long expectedRest) {
        Optional<Charge> found = byOrder.values().stream()
                .filter(charge -> charge.done() && charge.paymentKey().equals(paymentKey))
                .findFirst();
        if (found.isEmpty()) {
            return Answer.refused(404, "NOT_FOUND_PAYMENT", "no such payment");
        }
        Charge charge = found.get();
        long rest = charge.amount() - charge.cancelled();
        if (rest == 0) {
            return Answer.refused(400, "ALREADY_CANCELED_PAYMENT", "nothing is left to cancel");
        }
        if (expectedRest != null && expectedRest != rest) {
            return Answer.refused(400, "NOT_MATCHES_REFUNDABLE_AMOUNT", "refundable are " + rest);
        }
        long part = amount == null ? rest : amount;
        if (part < 1 || part > rest) {
            return Answer.refused(403, "NOT_CANCELABLE_AMOUNT", "refundable are " + rest);
        }
        Charge cancelled = charge.cancelled(part);
        keep(cancelled);
        return new Answer(200, cancelled.json());
    }

    synchronized Optional<Charge> ofOrder(String orderId) {
        return Optional.ofNullable(byOrder.get(orderId));
    }

    synchronized List<Charge> all() {
        return new ArrayList<>(byOrder.values());
    }

    private void keep(Charge charge) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.set("charge", charge.json().put("cancelled", charge.cancelled()));
        ledger.write(line);
        byOrder.put(charge.orderId(), charge);
    }

    private void replay(JsonNode line) {
        if (line.has("charge")) {
            JsonNode charge = line.path("charge");
            byOrder.put(
                    charge.path("orderId").asText(),
                    new Charge(
                            charge.path("paymentKey").asText(),
                            charge.path("orderId").asText(),
                            charge.path("totalAmount").asLong(),
                            charge.path("currency").asText(),
                            charge.path("approvedAt").asText(),
                            charge.path("failure").path("code").asText(null),
                            charge.path("cancelled").asLong()));
        } else {
            answers.put(
                    line.path("key").asText(),
                    new First(
                            line.path("request").asText(),
                            new Answer(line.path("status").asInt(), (ObjectNode) line.path("body"))));
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
