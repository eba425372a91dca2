package io.tablesaga.review.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.review.Review;
import io.tablesaga.review.SettleRefused;
import io.tablesaga.review.routes.Settlement.How;
import io.tablesaga.shared.routes.EdgeProblems;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** What an operator is told who settles something. */
final class SettleAnswers {

    private SettleAnswers() {}

    static void settled(Exchange exchange) {
        Review review = exchange.getProperty(SettleIntake.REVIEW, Review.class);
        How how = exchange.getProperty(SettleIntake.HOW, How.class);
        boolean over = how == How.BY_HAND;
        exchange.getMessage()
                .setBody(Reply.json(
                        over ? 200 : 202,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("sagaId", review.saga().toString())
                                .put("kind", review.kind().name())
                                .put("how", how.name())
                                .put(
                                        "message",
                                        over
                                                ? "Recorded as given back by hand."
                                                : "It is tried again now; when it does not work it is listed again.")
                                .put("statusUrl", "/api/sagas/" + review.saga())));
    }

    static void refuse(Exchange exchange) {
        exchange.getMessage()
                .setBody(Reply.problem(problem(
                        EdgeProblems.caught(exchange, SettleRefused.class).why())));
    }

    private static Problem problem(SettleRefused.Why why) {
        return switch (why) {
            case NO_SUCH_REVIEW ->
                Problem.of(
                        404,
                        "unknown-saga",
                        "No such saga",
                        "There is no such saga; GET /api/reviews lists what waits.");
            case NOTHING_TO_SETTLE ->
                Problem.of(
                        409,
                        "nothing-to-settle",
                        "It waits for nobody",
                        "Nothing was changed. It is settled already, or at work; GET /api/reviews lists what waits.");
            case ORDER_AT_WORK ->
                Problem.of(
                        409,
                        "order-at-work",
                        "Other lines of the order are being taken back",
                        "Nothing was changed. Settle it again when that has ended; the order says when.");
            case PAYMENT_UNDECIDED ->
                Problem.of(
                        409,
                        "not-by-hand",
                        "Only the provider knows whether it was paid",
                        "Nothing was changed. Look the payment up at the provider, give back there whatever it must not"
                                + " keep, then settle with RETRY.");
            case UNDO_STUCK ->
                Problem.of(
                        409,
                        "not-by-hand",
                        "No hand can undo this",
                        "Nothing was changed. See to the cause that the last error names, then settle with RETRY.");
            case PROVIDER_AWAY ->
                Problem.of(
                                503,
                                "provider-unavailable",
                                "The payment provider does not answer",
                                "Nothing was settled. What the provider still holds must be known first; try again shortly.")
                        .retryAfter(5);
            case GIVEN_BACK_ALREADY ->
                Problem.of(
                        409,
                        "given-back-already",
                        "The provider has given it back meanwhile",
                        "Nothing was changed. Settle with RETRY, which finds that; what staff gave as well is too much.");
            case PROVIDER_DIFFERS ->
                Problem.of(
                        409,
                        "provider-differs",
                        "The provider's books cannot be explained",
                        "Nothing was changed. What it holds of the payment is neither what was there before this refund"
                                + " nor less by it; compare the payment's refunds with the provider's list.");
        };
    }
}
