package io.tablesaga.ordering;

import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.TimeOrderedIds;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Money taken at the counter, in cash or on a terminal of the shop's own: no provider of ours is asked. */
public final class CounterPayments {

    private final Orders orders;
    private final PaymentAttempts attempts;
    private final TimeOrderedIds ids;

    public CounterPayments(Orders orders, PaymentAttempts attempts, TimeOrderedIds ids) {
        this.orders = orders;
        this.attempts = attempts;
        this.ids = ids;
    }

    /**
     * The order that is paid. Nothing is written.
     *
     * @throws OrderRefused when there is none, or another amount was taken
     */
    public Order recognise(TakeAtCounter command) {
        Order order = orders.find(command.order()).orElseThrow(() -> new OrderRefused(new Refusal.UnknownOrder()));
        if (command.amount() != order.total().minor()) {
            throw new OrderRefused(new Refusal.AmountDiffers(order.total()));
        }
        return order;
    }

    /**
     * Writes the attempt, in the commit that makes it PAID. The order comes first: whoever has it, this or a guest who
     * comes back from the provider's page, is the only one to be paid. An attempt on that page is over with it, so that a
     * guest who comes back later is refused before the provider is asked.
     *
     * @throws OrderRefused when the order is not waiting for its payment, or its hold is over
     */
    public PaymentAttempt take(TakeAtCounter command, Order order) {
        if (!orders.startPaying(order.id())) {
            throw new OrderRefused(new Refusal.NotPayable());
        }
        attempts.ofOrder(order.id())
                .filter(open -> open.state() != AttemptState.FAILED)
                .ifPresent(this::end);
        UUID id = ids.next();
        PaymentAttempt attempt = new PaymentAttempt(
                id,
                order.id(),
                order.store(),
                AttemptState.APPROVING,
                order.total(),
                TaxedLines.taxFree(order.lines()),
                id.toString(),
                command.attemptKey(),
                null,
                command.method(),
                null,
                null);
        attempts.add(attempt);
        return attempt;
    }

    private void end(PaymentAttempt open) {
        if (!attempts.move(open.merchantReference(), AttemptState.FAILED, null, AttemptState.CREATED)) {
            throw new OrderRefused(new Refusal.NotPayable());
        }
    }

    /**
     * What was taken under the command's key.
     *
     * @throws OrderRefused when the key was used for another method or approval
     */
    public Optional<PaymentAttempt> taken(TakeAtCounter command) {
        Optional<PaymentAttempt> taken = attempts.ofOrder(command.order())
                .filter(attempt -> attempt.state() == AttemptState.PAID
                        && attempt.idempotencyKey().equals(command.attemptKey()));
        if (taken.filter(attempt -> !same(attempt, command)).isPresent()) {
            throw new OrderRefused(new Refusal.KeyReused());
        }
        return taken;
    }

    private static boolean same(PaymentAttempt attempt, TakeAtCounter command) {
        return attempt.method() == command.method()
                && Objects.equals(attempt.providerReference(), command.approvalNumber());
    }

    /** As it is now, for whoever was refused. */
    public Optional<Order> find(OrderId order) {
        return orders.find(order);
    }
}
