package io.tablesaga.ordering;

import io.tablesaga.ordering.Orders.Answer;
import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.ChargeResult;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentGateway.ChargeStored;
import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.payment.StrayCapture;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import java.util.Optional;
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
        PaymentAttempt attempt = first(placement, AttemptState.APPROVING, PaymentMethod.STORED);
        attempts.add(attempt);
        if (!inOneCommit) {
            orders.move(command.order(), OrderState.CONFIRMING_PAYMENT);
        }
        return charge(command, attempt);
    }

    /** Writes the attempt the guest is sent to the provider's page with. */
    public PaymentAttempt handOver(Placement placement) {
        PlaceOrder command = placement.command();
        PaymentAttempt attempt = first(placement, AttemptState.CREATED, PaymentMethod.CHECKOUT);
        attempts.add(attempt);
        if (!inOneCommit) {
            orders.move(command.order(), OrderState.AWAITING_PAYMENT);
        }
        return attempt;
    }

    /** No attempt yet: staff write one when they have the money. */
    public void awaitCounter(Placement placement) {
        if (!inOneCommit) {
            orders.move(placement.command().order(), OrderState.AWAITING_PAYMENT);
        }
    }

    /**
     * The same attempt under the same key, for an order whose call never reached the provider.
     *
     * @throws OrderRefused when the attempt is not waiting to be made: it is being undone, or another repeat was first
     */
    public ChargeStored approveAgain(PlaceOrder command, String order) {
        OrderId id = OrderId.of(order);
        PaymentAttempt attempt = latest(id);
        if (!attempts.move(attempt.merchantReference(), AttemptState.APPROVING, null, AttemptState.CREATED)) {
            throw new OrderRefused(new Refusal.NotPayable());
        }
        orders.move(id, OrderState.CONFIRMING_PAYMENT);
        return charge(command, attempt);
    }

    private static ChargeStored charge(PlaceOrder command, PaymentAttempt attempt) {
        return new ChargeStored(
                attempt.merchantReference(),
                attempt.idempotencyKey(),
                command.paymentToken(),
                attempt.amount(),
                attempt.taxFree());
    }

    /** @return the order as it is now */
    public Order paid(String order, String attempt, String providerReference, Answer answer) {
        OrderId id = OrderId.of(order);
        Order paid = orders.markPaid(id, answer)
                .orElseThrow(() -> new IllegalStateException("order " + id + " is not waiting for its payment"));
        move(attempt, AttemptState.PAID, providerReference);
        return paid;
    }

    /** A stored token has no second try. */
    public void declined(String order, String attempt, Answer answer) {
        orders.cancel(OrderId.of(order), CancelReason.PAYMENT_DECLINED, answer);
        move(attempt, AttemptState.FAILED, null);
    }

    /** The guest may try again while the hold lasts: another attempt, under another key. */
    public void declinedOnPage(String order, String attempt) {
        OrderId id = OrderId.of(order);
        orders.move(id, OrderState.AWAITING_PAYMENT);
        another(id, attempt);
    }

    /** The provider was never asked, or has never heard of it: the guest may pay while the hold lasts. */
    public void notCharged(ChargeResult.NotCharged result, String order, String attempt) {
        OrderId id = OrderId.of(order);
        orders.move(id, OrderState.AWAITING_PAYMENT);
        // Under the key of a call that was sent, the provider may go on answering with the error of that call.
        if (result.asked() && latest(id).method() == PaymentMethod.CHECKOUT) {
            another(id, attempt);
        } else {
            move(attempt, AttemptState.CREATED, null);
        }
    }

    private void another(OrderId order, String attempt) {
        PaymentAttempt failed = latest(order);
        move(attempt, AttemptState.FAILED, null);
        addAnother(failed);
    }

    private void addAnother(PaymentAttempt failed) {
        attempts.add(attempt(
                failed.order(),
                failed.store(),
                AttemptState.CREATED,
                failed.amount(),
                failed.taxFree(),
                failed.method()));
    }

    /**
     * Whether the money has gone astray still: while it was looked for, the attempt may have been made after all. An attempt
     * that could still be made is made no more; its order gets another one.
     *
     * @return with the attempt as it is now; empty when the attempt is being decided, or is paid by this very payment
     */
    public Optional<StrayCapture> setAside(StrayCapture stray) {
        PaymentAttempt attempt = attempts.find(stray.attempt().id())
                .orElseThrow(() ->
                        new IllegalStateException("attempt " + stray.attempt().id() + " is gone"));
        boolean astray =
                switch (attempt.state()) {
                    case CREATED -> ended(attempt, stray.providerReference());
                    case FAILED, VOIDED -> true;
                    case PAID -> !stray.providerReference().equals(attempt.providerReference());
                    case APPROVING, UNKNOWN, REVIEW -> false;
                };
        return astray
                ? Optional.of(new StrayCapture(attempt, stray.providerReference(), stray.captured(), stray.refunded()))
                : Optional.empty();
    }

    private boolean ended(PaymentAttempt attempt, String providerReference) {
        boolean moved = attempts.move(
                attempt.merchantReference(), AttemptState.FAILED, providerReference, AttemptState.CREATED);
        if (moved) {
            addAnother(attempt);
        }
        return moved;
    }

    /** What the attempt's payment took, once the attempt itself has ended. */
    public StrayCapture astray(ChargeResult.OtherAmount taken, String attempt) {
        PaymentAttempt ended =
                attempts.named(attempt).orElseThrow(() -> new IllegalStateException("there is no attempt " + attempt));
        return new StrayCapture(ended, taken.providerReference(), taken.captured(), taken.refunded());
    }

    public void undecided(String attempt) {
        attempts.move(attempt, AttemptState.UNKNOWN, null, AttemptState.APPROVING, AttemptState.UNKNOWN);
    }

    public void review(String attempt) {
        move(attempt, AttemptState.REVIEW, null);
    }

    public void voidAttempt(String order) {
        attempts.voidOf(OrderId.of(order));
    }

    /** The latest: the ones before it have failed. */
    public PaymentAttempt attemptOf(String order) {
        return latest(OrderId.of(order));
    }

    /** How the latest attempt is paid; empty while the order waits for the counter. */
    public Optional<PaymentMethod> method(OrderId order) {
        return attempts.ofOrder(order).map(PaymentAttempt::method);
    }

    public boolean paidOnPage(String order) {
        return attemptOf(order).method() == PaymentMethod.CHECKOUT;
    }

    private PaymentAttempt first(Placement placement, AttemptState state, PaymentMethod method) {
        PlaceOrder command = placement.command();
        return attempt(command.order(), command.store(), state, placement.total(), placement.taxFree(), method);
    }

    private PaymentAttempt attempt(
            OrderId order, StoreId store, AttemptState state, Money amount, Money taxFree, PaymentMethod method) {
        UUID id = ids.next();
        String key = id.toString();
        return new PaymentAttempt(id, order, store, state, amount, taxFree, key, key, null, method, null, null);
    }

    private PaymentAttempt latest(OrderId order) {
        return attempts.ofOrder(order)
                .orElseThrow(() -> new IllegalStateException("order " + order + " has no payment attempt"));
    }

    private void move(String attempt, AttemptState to, String providerReference) {
        // Out of REVIEW only a human's word leads, and the saga has it first.
        if (!attempts.move(
                attempt, to, providerReference, AttemptState.APPROVING, AttemptState.UNKNOWN, AttemptState.REVIEW)) {
            throw new IllegalStateException("attempt " + attempt + " cannot become " + to);
        }
    }
}
