package io.tablesaga.config;

import io.tablesaga.ordering.CancelOrder;
import io.tablesaga.ordering.CancelReason;
import io.tablesaga.ordering.CancelRefused;
import io.tablesaga.ordering.Cancellations;
import io.tablesaga.ordering.CounterPayments;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.PayingOrders;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.ordering.Placement;
import io.tablesaga.ordering.ReturningGuests;
import io.tablesaga.ordering.TakeAtCounter;
import io.tablesaga.payment.ChargeResult;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.payment.StrayCapture;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.TimeOrderedIds;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything the routes do to an order's state, as they call it. */
final class OrderOperations {

    private static final Orders.Answer ANSWER = new Orders.Answer(200, "{}");

    final Order order;
    final PaymentAttempt attempt;
    final Cancellations cancellations;
    final UUID cancellation = UUID.randomUUID();
    final SagaId saga = new SagaId(UUID.randomUUID());
    private final Product product;
    private final Orders orders;
    private final PaymentAttempts attempts;
    private final TimeOrderedIds ids;
    private final ReturningGuests guests;
    private final PayingOrders paying;

    OrderOperations(Product product, String id) {
        this.product = product;
        orders = product.context().getBean(Orders.class);
        attempts = product.context().getBean(PaymentAttempts.class);
        cancellations = product.context().getBean(Cancellations.class);
        ids = product.context().getBean(TimeOrderedIds.class);
        guests = product.context().getBean(ReturningGuests.class);
        paying = new PayingOrders(orders, attempts, ids, false);
        order = orders.find(OrderId.of(id)).orElseThrow();
        attempt = attempts.ofOrder(order.id()).orElseThrow();
    }

    /** An order is placed once. */
    Map<String, Runnable> in(OrderState state) {
        Map<String, Runnable> operations = new LinkedHashMap<>();
        if (state == OrderState.PLACING) {
            placing(operations);
        }
        paying(operations);
        cancelling(operations);
        return operations;
    }

    private void placing(Map<String, Runnable> operations) {
        Placement placement =
                new Placement(command(), order.saga(), order.total(), attempt.taxFree(), ZoneId.of("UTC"));
        operations.put("approve", () -> {
            paying.approve(placement);
            sameAttempt();
        });
        operations.put("hand over", () -> {
            paying.handOver(placement);
            sameAttempt();
        });
        operations.put("await counter", () -> paying.awaitCounter(placement));
    }

    /** Operations name the attempt that was first; a new one is that one again. */
    private void sameAttempt() {
        product.jdbc()
                .update(
                        "update payment.attempt set id = ?, merchant_reference = ? where order_id = ?",
                        attempt.id(),
                        attempt.merchantReference(),
                        order.id().value());
    }

    private void paying(Map<String, Runnable> operations) {
        String id = order.id().toString();
        String named = attempt.merchantReference();
        operations.put("approve again", () -> paying.approveAgain(command(), id));
        operations.put(
                "return from the page", () -> guests.approve(new ReturningGuests.Returned(order, attempt, "payment")));
        operations.put("paid", () -> paying.paid(id, named, "payment", ANSWER));
        operations.put("declined", () -> paying.declined(id, named, ANSWER));
        operations.put("declined on the page", () -> paying.declinedOnPage(id, named));
        operations.put("not asked", () -> paying.notCharged(new ChargeResult.NotCharged(false), id, named));
        operations.put("not charged", () -> paying.notCharged(new ChargeResult.NotCharged(true), id, named));
        operations.put("undecided", () -> paying.undecided(named));
        operations.put("review", () -> paying.review(named));
        operations.put("void", () -> paying.voidAttempt(id));
        operations.put("undo", () -> {
            // Undone in this order: what is being paid is not cancelled.
            paying.voidAttempt(id);
            orders.cancel(order.id(), CancelReason.EXPIRED, ANSWER);
        });
        operations.put(
                "money gone astray",
                () -> paying.setAside(new StrayCapture(attempt, "another payment", order.total(), order.total())));
        operations.put("take at the counter", () -> new CounterPayments(orders, attempts, ids)
                .take(
                        new TakeAtCounter(
                                order.id(), PaymentMethod.CASH, order.total().minor(), null, "key"),
                        order));
    }

    private void cancelling(Map<String, Runnable> operations) {
        operations.put("ask for it back", this::ask);
        operations.put("begin to take back", () -> begin(List.of(1, 2)));
        operations.put("begin to take lines back", () -> begin(List.of(1)));
        operations.put("keep", () -> cancellations.keep(saga));
        operations.put(
                "refuse to take back", () -> cancellations.refuse(cancellation, saga, CancelRefused.Why.BEING_MADE));
        operations.put("taken back", () -> cancellations.end(saga));
        operations.put("refund refused", () -> cancellations.refundFailed(saga));
        operations.put("ask for the refund again", () -> cancellations.resume(saga));
    }

    private void begin(List<Integer> positions) {
        if (cancellations.begin(cancellation, saga)) {
            cancellations.take(saga, positions, order.total());
        }
    }

    private void ask() {
        product.jdbc().update("delete from ordering.cancellation where id = ?", cancellation);
        cancellations.record(
                cancellation,
                new CancelOrder(order.id(), CancelOrder.Asker.STAFF, null, null, List.of(), false, false, "", "tried"));
    }

    private PlaceOrder command() {
        return new PlaceOrder(
                order.id(),
                new Caller.Phone(UUID.randomUUID(), order.store(), order.table(), order.visit(), null),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "token",
                false,
                "key",
                "digest",
                order.trace());
    }
}
