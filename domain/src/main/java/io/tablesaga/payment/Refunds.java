package io.tablesaga.payment;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.util.List;
import java.util.Optional;

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

    /** What was given back of a payment so far, or is being given back. */
    Money takenFrom(String providerReference, Money captured);

    /**
     * ASKING, REFUSED or REVIEW → the given state.
     *
     * @param providerCancel the provider's own id of the cancellation; null when there is none
     * @return false, with nothing changed, when the money is back already or the saga has no refund
     */
    boolean move(SagaId saga, RefundState to, String providerCancel);
}
