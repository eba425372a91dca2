package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.sandbox.Merchant.Beliefs;

/**
 * What the merchant believes of one payment of ours.
 *
 * @param text as it is shown
 * @param differs money is not where the merchant believes it
 */
record Belief(String text, boolean differs) {

    static Belief of(Payment payment, Beliefs beliefs) {
        JsonNode attempt = beliefs.byReference().get(payment.orderId());
        if (attempt == null) {
            return beliefs.complete()
                    ? new Belief("no such attempt", payment.rest() > 0 && payment.moved())
                    : new Belief("not known", false);
        }
        boolean paidWithThis = paid(attempt)
                && payment.paymentKey().equals(attempt.path("providerReference").asText());
        long theirs = (paidWithThis ? attempt.path("amount").path("amount").asLong() : 0)
                - givenBack(attempt, payment.paymentKey(), paidWithThis);
        long ours = payment.moved() ? payment.rest() : 0;
        return new Belief(text(attempt), theirs != ours || paidWithThis && !payment.moved());
    }

    /** An attempt no payment of ours is for. */
    static Belief alone(JsonNode attempt) {
        return new Belief(text(attempt), paid(attempt));
    }

    /** Taken at the counter: no provider knows of it. */
    static boolean atCounter(JsonNode attempt) {
        String method = attempt.path("method").asText();
        return method.equals("CASH") || method.equals("TERMINAL");
    }

    private static boolean paid(JsonNode attempt) {
        return attempt.path("state").asText().equals("PAID");
    }

    /**
     * What left us by refunds of this payment. What its merchant gave back by hand is here still; and a payment that should
     * not have been made is believed to be nothing, until it is given back so.
     */
    private static long givenBack(JsonNode attempt, String paymentKey, boolean paidWithThis) {
        long given = 0;
        for (JsonNode refund : attempt.path("refunds")) {
            if (refund.path("state").asText().equals("REFUNDED")
                    && refund.path("providerReference").asText().equals(paymentKey)) {
                long byHand = refund.path("byHand").path("amount").asLong();
                given += paidWithThis ? refund.path("amount").path("amount").asLong() - byHand : -byHand;
            }
        }
        return given;
    }

    private static String text(JsonNode attempt) {
        String text =
                attempt.path("state").asText() + " " + attempt.path("method").asText() + " "
                        + "%,d".formatted(attempt.path("amount").path("amount").asLong());
        StringBuilder told = new StringBuilder(text);
        for (JsonNode refund : attempt.path("refunds")) {
            long byHand = refund.path("byHand").path("amount").asLong();
            told.append(", ")
                    .append(refund.path("state").asText())
                    .append(" %,d"
                            .formatted(refund.path("amount").path("amount").asLong()))
                    .append(byHand == 0 ? "" : " (%,d by hand)".formatted(byHand));
        }
        return told.toString();
    }
}
