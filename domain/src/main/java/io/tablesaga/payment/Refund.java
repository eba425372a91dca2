package io.tablesaga.payment;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.time.Instant;
import java.util.UUID;

/**
 * Money on its way back, written before the provider is asked.
 *
 * @param id also the first idempotency key it is asked under
 * @param saga the one that carries it; a saga gives back once
 * @param providerReference the payment it is taken from
 * @param method how it was paid; what was paid at the counter goes back over the counter, and no provider is asked
 * @param taxFree the part of the amount that is free of tax
 * @param remaining what we believe was left of that payment before; the provider refuses when it knows otherwise
 * @param startedAt when the provider was first asked, by the database's clock; null for one not written yet
 */
public record Refund(
        UUID id,
        OrderId order,
        SagaId saga,
        String merchantReference,
        String providerReference,
        PaymentMethod method,
        Money amount,
        Money taxFree,
        Money remaining,
        String reason,
        RefundState state,
        Instant startedAt) {

    public Money leaves() {
        return remaining.minus(amount);
    }
}
