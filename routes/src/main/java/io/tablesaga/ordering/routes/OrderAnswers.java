package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.ordering.AlreadyPlaced;
import io.tablesaga.ordering.CancelReason;
import io.tablesaga.ordering.CancellingOrders;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderRefused;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.Orders.Answer;
import io.tablesaga.ordering.Orders.EarlierRequest;
import io.tablesaga.ordering.PayingOrders;
import io.tablesaga.ordering.PlacingOrders;
import io.tablesaga.ordering.Refusal;
import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.ChargeResult;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.routes.EdgeProblems;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What the guest is told, and what is stored to be told again under the same key. */
public final class OrderAnswers {

    static final String PAY_AGAIN = "payAgain";

    private final Orders orders;
    private final PlacingOrders placing;
    private final PayingOrders paying;
    private final CancellingOrders cancelling;
    private final OrderJson json;

    public OrderAnswers(
            Orders orders, PlacingOrders placing, PayingOrders paying, CancellingOrders cancelling, OrderJson json) {
        this.orders = orders;
        this.placing = placing;
        this.paying = paying;
        this.cancelling = cancelling;
        this.json = json;
    }

    /** In commit 2: the order is paid and its answer stored. */
    public Order paid(ChargeResult.Charged charged, String order, String attempt) {
        return paying.paid(order, attempt, charged.providerReference(), new Answer(201, "{}"));
    }

    public void decline(Exchange exchange) {
        paying.declined(order(exchange).toString(), attempt(exchange), stored(OrderProblems.declined()));
        exchange.getMessage().setBody(null);
    }

    /** The saga's own undo; an order that ended for a better reason keeps it. */
    public void abandon(Exchange exchange) {
        String order = order(exchange).toString();
        if (cancelling.calledOff(order)) {
            placing.abandon(order, CancelReason.CALLED_OFF, stored(OrderProblems.calledOff()));
        } else if (placing.stillPlacing(order)) {
            placing.abandon(order, CancelReason.NOT_PLACED, stored(OrderProblems.givenUp()));
        } else {
            placing.abandon(order, CancelReason.EXPIRED, stored(OrderProblems.expired()));
        }
    }

    /** Whoever placed the order has stopped: one without a payment will never have one, whenever its undo comes. */
    public Reply giveUp(String order) {
        return placing.stillPlacing(order) ? Reply.problem(OrderProblems.givenUp()) : present(null, order, null);
    }

    /**
     * @param known the order when the caller has just read it, else it is read
     * @param attempt the one that was made for this answer; null when none was
     */
    public Reply present(Object known, String order, String attempt) {
        if (known instanceof Order paid) {
            return answer(paid, attempt);
        }
        return orders.find(OrderId.of(order))
                .map(found -> answer(found, attempt))
                .orElseGet(() -> Reply.problem(OrderProblems.notPlaced()));
    }

    private Reply answer(Order order, String attempt) {
        return switch (order.state()) {
            case PAID, CANCELLING, REFUND_FAILED -> Reply.json(201, json.of(order));
            case PLACING -> Reply.json(202, json.of(order).put("message", OrderProblems.STILL_PLACING));
            case CONFIRMING_PAYMENT -> Reply.json(202, json.of(order).put("message", OrderProblems.STILL_CHECKING));
            case AWAITING_PAYMENT -> payable(order, attempt);
            case CANCELLED -> Reply.problem(OrderProblems.cancelled(order.reason()));
        };
    }

    private Reply payable(Order order, String attempt) {
        Optional<PaymentMethod> method = paying.method(order.id());
        if (method.isEmpty()) {
            return order.remainingSeconds() == 0
                    ? Reply.problem(OrderProblems.expired())
                    : Reply.json(202, atCounter(order));
        }
        PaymentAttempt latest = paying.attemptOf(order.id().toString());
        // The undo of the payment comes before the order's own.
        if (order.remainingSeconds() == 0 || latest.state() == AttemptState.VOIDED) {
            return Reply.problem(OrderProblems.expired());
        }
        if (method.get() != PaymentMethod.CHECKOUT) {
            return Reply.problem(OrderProblems.payLater());
        }
        if (latest.merchantReference().equals(attempt)) {
            return Reply.problem(OrderProblems.confirmLater());
        }
        ObjectNode checkout = json.checkout(order, latest);
        return attempt == null
                ? Reply.json(202, json.of(order).set("checkout", checkout))
                : Reply.problem(OrderProblems.notTaken().with("checkout", checkout));
    }

    private ObjectNode atCounter(Order order) {
        ObjectNode body = json.of(order).put("message", OrderProblems.PAY_AT_COUNTER);
        body.putObject("counter").put("remainingSeconds", order.remainingSeconds());
        return body;
    }

    void recall(Exchange exchange) {
        EarlierRequest earlier =
                EdgeProblems.caught(exchange, AlreadyPlaced.class).earlier();
        exchange.getMessage().setHeader(OrderHeaders.ORDER, earlier.order().toString());
        Order order = orders.find(earlier.order())
                .orElseThrow(() -> new IllegalStateException("order " + earlier.order() + " has a key and no row"));
        if (earlier.answer().isPresent()) {
            exchange.getMessage().setBody(replay(earlier.answer().get(), order));
        } else if (order.state() == OrderState.AWAITING_PAYMENT
                && paying.method(order.id()).equals(Optional.of(PaymentMethod.STORED))) {
            exchange.getMessage()
                    .setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, order.saga().toString());
            exchange.setProperty(PAY_AGAIN, true);
        } else {
            exchange.getMessage().setBody(answer(order, null));
        }
    }

    private Reply replay(Answer first, Order order) {
        if (first.status() >= 400) {
            return new Reply(first.status(), "application/problem+json", first.body(), null);
        }
        ObjectNode body = json.of(order).put("state", OrderState.PAID.name());
        return Reply.json(first.status(), body);
    }

    void refuse(Exchange exchange) {
        Refusal refusal = EdgeProblems.caught(exchange, OrderRefused.class).refusal();
        Problem problem = OrderProblems.refused(refusal);
        orders.cancel(order(exchange), CancelReason.OUT_OF_STOCK, stored(problem));
        exchange.getMessage().setBody(Reply.problem(problem));
    }

    /** Nothing was asked of the provider. An attempt that was made already has its answer, the same for every reload. */
    void refuseConfirm(Exchange exchange) {
        Refusal refusal = EdgeProblems.caught(exchange, OrderRefused.class).refusal();
        exchange.getMessage()
                .setBody(
                        refusal instanceof Refusal.NotPayable
                                ? present(null, order(exchange).toString(), attempt(exchange))
                                : Reply.problem(OrderProblems.refused(refusal)));
    }

    void busy(Exchange exchange) {
        exchange.getMessage().setBody(Reply.problem(OrderProblems.busy()));
    }

    private static Answer stored(Problem problem) {
        return new Answer(problem.status(), problem.json().toString());
    }

    private static String attempt(Exchange exchange) {
        return exchange.getMessage().getHeader(OrderHeaders.ATTEMPT, String.class);
    }

    private static OrderId order(Exchange exchange) {
        return OrderId.of(exchange.getMessage().getHeader(OrderHeaders.ORDER, String.class));
    }
}
