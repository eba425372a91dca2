package io.tablesaga.review.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.review.Review;
import io.tablesaga.review.Reviews;
import io.tablesaga.review.SettleRefused;
import io.tablesaga.review.SettleRefused.Why;
import io.tablesaga.review.routes.Settlement.How;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Predicate;

/** Reads what an operator says, and finds what it is about. */
final class SettleIntake {

    /** Of the exchange: the review as it was found, and how it is settled. */
    static final String REVIEW = "review";

    static final String HOW = "how";

    private static final String SETTLEMENT = "settlement";
    private static final String SAGA = "sagaId";
    /** For the saga's journal. */
    private static final String REASON = "saga-reason";
    /** Whether this human was the first. */
    private static final String MOVED = "saga-moved";

    private static final int LONGEST_REASON = 200;

    private final Reviews reviews;

    SettleIntake(Reviews reviews) {
        this.reviews = reviews;
    }

    static void read(Exchange exchange) {
        Message message = exchange.getMessage();
        SagaId saga = saga(message.getHeader(SAGA, "", String.class));
        JsonNode json = JsonBody.of(exchange);
        How how = how(json.path(HOW).asText());
        String reason = reason(json.path("reason"));
        String settler = Callers.of(exchange).line();
        exchange.setProperty(SAGA, saga);
        exchange.setProperty(HOW, how);
        // Only what the routes need goes on: the caller's headers end here.
        message.removeHeaders("*");
        message.setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, saga.toString());
        message.setHeader(REASON, "settled by " + settler + ", " + how + ": " + reason);
        message.setBody(null);
    }

    private static SagaId saga(String text) {
        try {
            return SagaId.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("sagaId must be an id as GET /api/reviews gives it.");
        }
    }

    private static How how(String text) {
        return switch (text) {
            case "RETRY" -> How.RETRY;
            case "BY_HAND" -> How.BY_HAND;
            default -> throw new InvalidRequest("how must be RETRY or BY_HAND.");
        };
    }

    private static String reason(JsonNode reason) {
        if (!reason.isTextual() || reason.asText().isBlank() || reason.asText().length() > LONGEST_REASON) {
            throw new InvalidRequest("reason must say in 1 to " + LONGEST_REASON + " characters why.");
        }
        return reason.asText();
    }

    void recognise(Exchange exchange) {
        SagaId saga = exchange.getProperty(SAGA, SagaId.class);
        Review review = reviews.find(saga)
                .orElseThrow(() -> new SettleRefused(reviews.known(saga) ? Why.NOTHING_TO_SETTLE : Why.NO_SUCH_REVIEW));
        exchange.setProperty(REVIEW, review);
        exchange.setProperty(SETTLEMENT, Settlement.of(review.kind(), exchange.getProperty(HOW, How.class)));
        if (review.order() != null) {
            exchange.getMessage().setHeader("orderId", review.order().toString());
        }
    }

    static Predicate is(Settlement settlement) {
        return exchange -> exchange.getProperty(SETTLEMENT) == settlement;
    }

    static void first(Exchange exchange) {
        SettleRefused.unless(exchange.getMessage().getHeader(MOVED, false, Boolean.class));
    }
}
