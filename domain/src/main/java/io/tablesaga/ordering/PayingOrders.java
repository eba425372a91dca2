package io.tablesaga.ordering;

import io.tablesaga.ordering.Orders.Answer;
import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentGateway.ChargeStored;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.TimeOrderedIds;
import java.util.UUID;

/** The payment step of an order: written ahead of the provider's call, and settled by its answer. */
public final class PayingOrders {

    private final Orders orders;
    private final PaymentAttempts attempts;
    private final TimeOrderedIds ids;
    private final boolean inOneCommit;

    public PayingOrders(Orders orders, PaymentAttempts attempts, TimeOrderedIds ids, boolean inOneCommit) {
        this.orders = orders;
        this.attempts = attempts;
        this.ids = ids;
        this.inOneCommit = inOneCommit;
    }

    /** Writes the attempt ahead of the call, with the key it will be made under. */
    public ChargeStored approve(Placement placement) {
        PlaceOrder command = placement.command();
        UUID id = ids.next();
        String key = id.toString();
        attempts.add(new PaymentAttempt(
                id, command.order(), command.store(), AttemptState.APPROVING, placement.total(), key, key, null, null));
        if (!inOneCommit) {
            orders.move(command.order(), OrderState.CONFIRMING_PAYMENT);
        }
        return new ChargeStored(key, key, command.paymentToken(), placement.total());
    }

    /**
     * The same attempt under the same key, for an order whose call never reached the provider.
     *
     * @throws IllegalStateException when the attempt is not waiting to be made
     */
    public ChargeStored approveAgain(PlaceOrder command, String order) {
        OrderId id = OrderId.of(order);
        if (!attempts.move(id, AttemptState.APPROVING, null, AttemptState.CREATED)) {
            throw new IllegalStateException("order " + id + " is not waiting to be paid");
        }
        orders.move(id, OrderState.CONFIRMING_PAYMENT);
        PaymentAttempt attempt = attempt(id);
        return new ChargeStored(
                attempt.merchantReference(), attempt.idempotencyKey(), command.paymentToken(), attempt.amount());
    }

    /** @return the order as it is now */
    public Order paid(String order, String providerReference, Answer answer) {
        OrderId id = OrderId.of(order);
        Order paid = orders.markPaid(id, answer)
                .orElseThrow(() -> new IllegalStateException("order " + id + " is not waiting for its payment"));
        move(id, AttemptState.PAID, providerReference);
        return paid;
    }

    public void declined(String order, Answer answer) {
        OrderId id = OrderId.of(order);
        orders.cancel(id, CancelReason.PAYMENT_DECLINED, answer);
        move(id, AttemptState.FAILED, null);
    }

    /** The provider was never asked, or has never heard of it: the guest may pay while the hold lasts. */
    public void notCharged(String order) {
        OrderId id = OrderId.of(order);
        orders.move(id, OrderState.AWAITING_PAYMENT);
        move(id, AttemptState.CREATED, null);
    }

    public void undecided(String order) {
        attempts.move(OrderId.of(order), AttemptState.UNKNOWN, null, AttemptState.APPROVING, AttemptState.UNKNOWN);
    }

    public void review(String order) {
        move(OrderId.of(order), AttemptState.REVIEW, null);
    }

    public void voidAttempt(String order) {
        attempts.voidOf(OrderId.of(order));
    }

    public PaymentAttempt attemptOf(String order) {
        return attempt(OrderId.of(order));
    }

    private PaymentAttempt attempt(OrderId order) {
        return attempts.ofOrder(order)
                .orElseThrow(() -> new IllegalStateException("order " + order + " has no payment attempt"));
    }

    private void move(OrderId order, AttemptState to, String providerReference) {
        if (!attempts.move(order, to, providerReference, AttemptState.APPROVING, AttemptState.UNKNOWN)) {
            throw new IllegalStateException("the payment of order " + order + " cannot become " + to);
        }
    }
}
