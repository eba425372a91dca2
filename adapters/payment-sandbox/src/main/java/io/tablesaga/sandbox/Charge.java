package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One attempt to charge, as this provider believes it.
 *
 * @param code why it was refused; null when the money moved
 */
record Charge(
        String paymentKey,
        String orderId,
        long amount,
        String currency,
        String approvedAt,
        String code,
        long cancelled) {

    Charge cancelled(long more) {
        return new Charge(paymentKey, orderId, amount, currency, approvedAt, code, cancelled + more);
    }

    boolean done() {
        return code == null;
    }

    String status() {
        if (!done()) {
            return "ABORTED";
        }
        return cancelled == 0 ? "DONE" : cancelled == amount ? "CANCELED" : "PARTIAL_CANCELED";
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("paymentKey", paymentKey)
                .put("orderId", orderId)
                .put("status", status())
                .put("totalAmount", amount)
                .put("balanceAmount", done() ? amount - cancelled : 0)
                .put("currency", currency)
                .put("approvedAt", approvedAt);
        if (!done()) {
            json.putObject("failure").put("code", code);
        }
        return json;
    }
}
