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
        long theirs = paidWithThis ? left(attempt) : 0;
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

    private static long left(JsonNode attempt) {
        return attempt.path("amount").path("amount").asLong()
                - attempt.path("refunded").path("amount").asLong(0);
    }

    private static String text(JsonNode attempt) {
        String text =
                attempt.path("state").asText() + " " + attempt.path("method").asText() + " "
                        + "%,d".formatted(attempt.path("amount").path("amount").asLong());
        long refunded = attempt.path("refunded").path("amount").asLong(0);
        return refunded == 0 ? text : text + ", refunded " + "%,d".formatted(refunded);
    }
}
