package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.ordering.CounterPayments;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderRefused;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.ordering.Refusal;
import io.tablesaga.ordering.TakeAtCounter;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.shared.routes.EdgeProblems;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What staff are told who record a payment at the counter. */
final class CounterAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CounterPayments counter;

    CounterAnswers(CounterPayments counter) {
        this.counter = counter;
    }

    void refuse(Exchange exchange) {
        Refusal refusal = EdgeProblems.caught(exchange, OrderRefused.class).refusal();
        if (refusal instanceof Refusal.NotPayable) {
            present(exchange);
        } else {
            exchange.getMessage().setBody(Reply.problem(problem(refusal)));
        }
    }

    /** Read from what is stored, so that a repeat under the same key hears the same. */
    void present(Exchange exchange) {
        TakeAtCounter command = CounterIntake.command(exchange);
        Reply reply;
        try {
            reply = counter.taken(command)
                    .map(CounterAnswers::taken)
                    .orElseGet(() -> Reply.problem(notTaken(counter.find(command.order()))));
        } catch (OrderRefused reused) {
            reply = Reply.problem(OrderProblems.refused(reused.refusal()));
        }
        exchange.getMessage().setBody(reply);
    }

    private static Reply taken(PaymentAttempt attempt) {
        ObjectNode json = JSON.createObjectNode()
                .put("orderId", attempt.order().toString())
                .put("state", OrderState.PAID.name())
                .put("method", attempt.method().name());
        json.set("amount", OrderJson.money(attempt.amount()));
        return Reply.json(
                201,
                json.put("approvalNumber", attempt.providerReference())
                        .put("paidAt", attempt.paidAt().toString()));
    }

    private static Problem problem(Refusal refusal) {
        if (refusal instanceof Refusal.UnknownOrder) {
            return Problem.of(404, "unknown-order", "No such order", "There is no such order; nothing was recorded.");
        }
        if (refusal instanceof Refusal.AmountDiffers differs) {
            return Problem.of(
                    422,
                    "amount-differs",
                    "Not the order's amount",
                    "Nothing was recorded. The order comes to "
                            + differs.total().minor() + " " + differs.total().currency() + ".");
        }
        return OrderProblems.refused(refusal);
    }

    private static Problem notTaken(Optional<Order> order) {
        return switch (order.map(Order::state).orElse(OrderState.CANCELLED)) {
            case PAID, CANCELLING, REFUND_FAILED ->
                Problem.of(
                        409,
                        "already-paid",
                        "The order is paid already",
                        "이미 결제된 주문입니다. Nothing was recorded: give back what was taken for it at the counter.");
            case CONFIRMING_PAYMENT ->
                Problem.of(
                        409,
                        "payment-undecided",
                        "The guest's own payment is being checked",
                        "결제를 확인하고 있습니다. Nothing was recorded: take no money until the order says what became of it.");
            case AWAITING_PAYMENT -> order.map(Order::remainingSeconds).orElse(0) > 0 ? again() : expired();
            case PLACING ->
                Problem.of(
                                409,
                                "not-placed-yet",
                                "The order is not placed yet",
                                "Nothing was recorded. Record it again in a moment.")
                        .retryAfter(3);
            case CANCELLED -> expired();
        };
    }

    private static Problem expired() {
        return Problem.of(
                409,
                "order-expired",
                "The order was not paid in time",
                "Nothing was recorded, and its stock is back: give back what was taken, and order again.");
    }

    private static Problem again() {
        return Problem.of(
                        503,
                        "not-recorded",
                        "The payment could not be recorded",
                        "Nothing was recorded. Send it again with the same Idempotency-Key.")
                .retryAfter(3);
    }
}
