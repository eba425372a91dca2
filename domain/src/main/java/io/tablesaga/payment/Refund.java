package io.tablesaga.payment;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.time.Instant;
import java.util.UUID;

/**
 * Money on its way back, written before the provider is asked.
 *
 * @param cancelId the first idempotency key it is asked under: its id, until a human has it asked for again
 * @param saga the one that carries it; a saga gives back once
 * @param providerReference the payment it is taken from
 * @param method how it was paid; what was paid at the counter goes back over the counter, and no provider is asked
 * @param taxFree the part of the amount that is free of tax
 * @param remaining what we believe was left of that payment before; the provider refuses when it knows otherwise
 * @param byHand what of it staff gave back past the provider, which still holds that
 * @param providerCancel the provider's own id of the cancellation; null when there is none, or it was found by a look-up
 * @param startedAt when the provider was first asked, by the database's clock; null for one not written yet
 * @param endedAt when it was known to be back, or refused; null before
 */
public record Refund(
        UUID id,
        UUID cancelId,
        OrderId order,
        SagaId saga,
        String merchantReference,
        String providerReference,
        PaymentMethod method,
        Money amount,
        Money taxFree,
        Money remaining,
        Money byHand,
        String reason,
        RefundState state,
        String providerCancel,
        Instant startedAt,
        Instant endedAt) {

    /** Not written yet. */
    public static Refund asking(
            UUID id,
            OrderId order,
            SagaId saga,
            Of payment,
            Money amount,
            Money taxFree,
            Money remaining,
            String reason) {
        return new Refund(
                id,
                id,
                order,
                saga,
                payment.merchantReference(),
                payment.providerReference(),
                payment.method(),
                amount,
                taxFree,
                remaining,
                amount.times(0),
                reason,
                RefundState.ASKING,
                null,
                null,
                null);
    }

    /** The payment it is taken from. */
    public record Of(String merchantReference, String providerReference, PaymentMethod method) {}

    public Money leaves() {
        return remaining.minus(amount);
    }

    /** A human has looked: what was given back of it past us counts. */
    public boolean askedAgain() {
        return !cancelId.equals(id);
    }

    /** What the provider gave back of it, once it is REFUNDED. */
    public Money byProvider() {
        return amount.minus(byHand);
    }

    /** The same refund, as it would be asked for when so much is left of its payment. */
    public Refund of(Money left) {
        return with(amount, left);
    }

    /** What is left to do of it when part of it was given back past us already. */
    public Refund rest(Money left) {
        return with(left.minus(leaves()), left);
    }

    private Refund with(Money asked, Money left) {
        return new Refund(
                id,
                cancelId,
                order,
                saga,
                merchantReference,
                providerReference,
                method,
                asked,
                taxFree.minor() > asked.minor() ? asked : taxFree,
                left,
                byHand,
                reason,
                state,
                providerCancel,
                startedAt,
                endedAt);
    }
}
