package io.tablesaga.ordering;

import io.tablesaga.floor.Stores;
import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.Refunds;
import io.tablesaga.shared.OrderId;
import java.util.Optional;

/** What a guest who has paid takes home, also when some of it, or all, was given back later. */
public final class Receipts {

    private final Orders orders;
    private final PaymentAttempts attempts;
    private final Refunds refunds;
    private final Stores stores;

    public Receipts(Orders orders, PaymentAttempts attempts, Refunds refunds, Stores stores) {
        this.orders = orders;
        this.attempts = attempts;
        this.refunds = refunds;
        this.stores = stores;
    }

    /** @param payment the attempt that was paid */
    public record Receipt(
            Order order, TaxedLines lines, PaymentAttempt payment, GivenBack givenBack, Stores.Place place) {}

    /** @return empty when the order was not paid, or there is none */
    public Optional<Receipt> of(OrderId id) {
        return orders.find(id).flatMap(order -> attempts.ofOrder(id)
                .filter(attempt -> attempt.state() == AttemptState.PAID)
                .map(payment ->
                        new Receipt(order, TaxedLines.of(order.lines()), payment, givenBack(payment), place(order))));
    }

    /** An attempt may have had other payments, which were no payments of the order. */
    private GivenBack givenBack(PaymentAttempt payment) {
        String reference =
                payment.providerReference() == null ? payment.merchantReference() : payment.providerReference();
        return GivenBack.of(
                payment.amount(),
                payment.taxFree(),
                refunds.ofOrder(payment.order()).stream()
                        .filter(refund -> refund.providerReference().equals(reference))
                        .toList());
    }

    private Stores.Place place(Order order) {
        return stores.place(order.store(), order.table())
                .orElseThrow(() -> new IllegalStateException("order " + order.id() + " was placed at no table"));
    }
}
