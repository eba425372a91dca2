package io.tablesaga.ordering;

import io.tablesaga.floor.Stores;
import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.shared.OrderId;
import java.util.Optional;

/** What a guest who has paid takes home. */
public final class Receipts {

    private final Orders orders;
    private final PaymentAttempts attempts;
    private final Stores stores;

    public Receipts(Orders orders, PaymentAttempts attempts, Stores stores) {
        this.orders = orders;
        this.attempts = attempts;
        this.stores = stores;
    }

    /** @param payment the attempt that was paid */
    public record Receipt(Order order, TaxedLines lines, PaymentAttempt payment, Stores.Place place) {}

    /** @return empty when the order was not paid, or there is none */
    public Optional<Receipt> of(OrderId id) {
        return orders.find(id).flatMap(order -> attempts.ofOrder(id)
                .filter(attempt -> attempt.state() == AttemptState.PAID)
                .map(payment -> new Receipt(order, TaxedLines.of(order.lines()), payment, place(order))));
    }

    private Stores.Place place(Order order) {
        return stores.place(order.store(), order.table())
                .orElseThrow(() -> new IllegalStateException("order " + order.id() + " was placed at no table"));
    }
}
