package io.tablesaga.payment;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All refunds. Each call is one statement in the caller's transaction. */
public interface Refunds {

    /**
     * Writes a refund ahead of its call, in state ASKING.
     *
     * @return the refund as written
     * @throws IllegalStateException when the saga has one already, or more would be given back than was captured
     */
    Refund add(Refund refund);

    Optional<Refund> ofSaga(SagaId saga);

    /** Oldest first; an order has few. */
    List<Refund> ofOrder(OrderId order);

    /** Of all these attempts; oldest first. */
    List<Refund> ofAttempts(Collection<String> merchantReferences);

    /** What the provider gave back of a payment so far, or is giving back. */
    Money takenFrom(String providerReference, Money captured);

    /**
     * ASKING, REFUSED or REVIEW → the given state.
     *
     * @param providerCancel the provider's own id of the cancellation; null when there is none
     * @return false, with nothing changed, when the money is back already or the saga has no refund
     */
    boolean move(SagaId saga, RefundState to, String providerCancel);

    /**
     * REFUSED or REVIEW → ASKING, as if it had not been asked for before.
     *
     * @param remaining what we believe is left of the payment now
     * @throws IllegalStateException when it stands elsewhere, or another refund believes in the same remainder
     */
    void askAgain(SagaId saga, UUID cancelId, Money remaining);

    /**
     * REFUSED or REVIEW → REFUNDED by staff.
     *
     * @param byHand what of it they gave back past the provider
     * @throws IllegalStateException when it stands elsewhere
     */
    void byHand(SagaId saga, Money byHand);
}
