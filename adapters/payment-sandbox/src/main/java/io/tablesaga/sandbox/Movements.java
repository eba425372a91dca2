package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.sandbox.Payment.Cancellation;
import io.tablesaga.sandbox.Payment.Status;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Each time money moved, oldest first, as Toss lists it. */
final class Movements {

    private record Movement(String transactionKey, Instant at, long place) {}

    private final List<Movement> all = new ArrayList<>();
    private final Ledger ledger;

    Movements(Ledger ledger) {
        this.ledger = ledger;
    }

    synchronized void charged(Payment payment, long place) {
        add(payment.transactionKey(), payment.approvedAt(), place);
    }

    synchronized void cancelled(Cancellation cancellation, long place) {
        add(cancellation.transactionKey(), cancellation.at(), place);
    }

    private void add(String transactionKey, String at, long place) {
        all.add(new Movement(transactionKey, OffsetDateTime.parse(at).toInstant(), place));
    }

    /** @param after the transaction key of the last one that is known; null for none */
    synchronized ArrayNode page(Instant from, Instant to, String after, int limit) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        boolean reached = after == null;
        for (Movement movement : all) {
            if (rows.size() == limit) {
                break;
            }
            if (reached && !movement.at().isBefore(from) && !movement.at().isAfter(to)) {
                rows.add(row(movement));
            }
            reached = reached || movement.transactionKey().equals(after);
        }
        return rows;
    }

    private ObjectNode row(Movement movement) {
        Payment payment = Payment.of(ledger.read(movement.place()).path("charge"));
        for (Cancellation cancellation : payment.cancels()) {
            if (cancellation.transactionKey().equals(movement.transactionKey())) {
                Status status = cancellation.rest() == 0 ? Status.CANCELED : Status.PARTIAL_CANCELED;
                return row(payment, status, movement.transactionKey(), cancellation.at(), cancellation.amount());
            }
        }
        return row(payment, Status.DONE, movement.transactionKey(), payment.approvedAt(), payment.amount());
    }

    private static ObjectNode row(Payment payment, Status status, String transactionKey, String at, long amount) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mId", "sandbox")
                .put("transactionKey", transactionKey)
                .put("paymentKey", payment.paymentKey())
                .put("orderId", payment.orderId())
                .put("method", "간편결제")
                .putNull("customerKey")
                .put("useEscrow", false)
                .putNull("receiptUrl")
                .put("status", status.name())
                .put("transactionAt", at)
                .put("currency", payment.currency())
                .put("amount", amount);
    }
}
