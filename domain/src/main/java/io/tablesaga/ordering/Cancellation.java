package io.tablesaga.ordering;

import io.tablesaga.ordering.CancelOrder.Asker;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A cancel request, as it stands.
 *
 * @param id what the guest refers to
 * @param saga the one that carries it out; null before that, and for an order that was not paid
 * @param positions as asked for; empty for everything that is left
 * @param taken what it comes to; empty before it is carried out
 * @param refusal why it was refused, a {@link CancelRefused.Why}; null while it was not
 * @param amount what is given back; null while that is not known
 */
public record Cancellation(
        UUID id,
        OrderId order,
        SagaId saga,
        CancellationState state,
        Asker by,
        List<Integer> positions,
        List<Integer> taken,
        boolean agreed,
        boolean discarded,
        String reason,
        String refusal,
        Money amount,
        Instant requestedAt) {

    public Cancellation {
        positions = List.copyOf(positions);
        taken = List.copyOf(taken);
    }
}
