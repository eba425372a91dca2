package io.tablesaga.payment;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to be paid for one order.
 *
 * @param taxFree the part of the amount that is free of tax
 * @param merchantReference what the provider knows the attempt by
 * @param idempotencyKey sent with the approve call, written before it
 * @param providerReference the provider's own id; null until it answered, or a guest brought it
 * @param startedAt when the provider was first asked, by the database's clock; null while CREATED
 * @param paidAt when it became PAID, by the database's clock; null before
 */
public record PaymentAttempt(
        UUID id,
        OrderId order,
        StoreId store,
        AttemptState state,
        Money amount,
        Money taxFree,
        String merchantReference,
        String idempotencyKey,
        String providerReference,
        PaymentMethod method,
        Instant startedAt,
        Instant paidAt) {}
