package io.tablesaga.payment;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to be paid for one order.
 *
 * @param merchantReference what the provider knows the attempt by
 * @param idempotencyKey sent with the approve call, written before it
 * @param providerReference the provider's own id; null until it answered, or a guest brought it
 * @param checkout the guest pays on the provider's page, and may try again while the hold lasts
 * @param startedAt when the provider was first asked, by the database's clock; null while CREATED
 */
public record PaymentAttempt(
        UUID id,
        OrderId order,
        StoreId store,
        AttemptState state,
        Money amount,
        String merchantReference,
        String idempotencyKey,
        String providerReference,
        boolean checkout,
        Instant startedAt) {}
