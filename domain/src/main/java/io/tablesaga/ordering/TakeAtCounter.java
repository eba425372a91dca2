package io.tablesaga.ordering;

import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.shared.OrderId;

/**
 * Staff have taken the money for an order.
 *
 * @param method one of those at the counter
 * @param amount in the currency's minor unit; must be all of the order
 * @param approvalNumber on the terminal's slip; null for cash
 * @param idempotencyKey the caller's key: the same key means the same payment
 */
public record TakeAtCounter(
        OrderId order, PaymentMethod method, long amount, String approvalNumber, String idempotencyKey) {

    /** As the attempt keeps it: the callers' keys are theirs, and those of one order mean nothing to another. */
    String attemptKey() {
        return "counter/" + order + "/" + idempotencyKey;
    }
}
