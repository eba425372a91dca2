package io.tablesaga.ordering;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.VisitId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All cancel requests. Each call is one statement in the caller's transaction. */
public interface Cancellations {

    /** All mains and sides of a visit that stand. Two statements: the first has the visit's next order wait for the commit. */
    List<StandingLine> standing(VisitId visit);

    /**
     * Records the request, unless its key was used for this order before.
     *
     * @return the request as it stands, this one or the earlier one
     */
    Cancellation record(UUID id, CancelOrder command);

    Optional<Cancellation> find(UUID id);

    Optional<Cancellation> ofSaga(SagaId saga);

    /** Newest first; at most 100. */
    List<Cancellation> ofOrder(OrderId order);

    /** Takes requests that can be carried out now; each comes again after a while, longer every time. */
    List<Cancellation> due(int limit);

    /**
     * REQUESTED → CANCELLING with its order PAID → CANCELLING: one at a time.
     *
     * @return false, with nothing changed, when either stands elsewhere
     */
    boolean begin(UUID id, SagaId saga);

    /** What the begun request takes back: the positions it comes to, and what they cost. */
    void take(SagaId saga, List<Integer> positions, Money amount);

    /** CANCELLING → REQUESTED and its order PAID again; a repeat and an unknown saga change nothing. */
    void keep(SagaId saga);

    /**
     * REQUESTED, or CANCELLING by this saga → REFUSED, and its order PAID again.
     *
     * @param saga null when none was begun
     */
    void refuse(UUID id, SagaId saga, CancelRefused.Why why);

    /**
     * CANCELLING or REFUND_FAILED → CANCELLED, its lines cancelled; its order is PAID when lines are left, REFUND_FAILED
     * when money for others is owed still, else CANCELLED.
     *
     * @return false, with nothing changed, when it stands elsewhere
     */
    boolean end(SagaId saga);

    /**
     * REFUND_FAILED → CANCELLING, its lines as they were before, with its order → CANCELLING: one at a time. One that is
     * CANCELLING stays as it is.
     *
     * @return false, with nothing changed, when another request has the order, or this one stands elsewhere
     */
    boolean resume(SagaId saga);

    /** CANCELLING → REFUND_FAILED with its lines cancelled; its order is PAID when lines are left, else REFUND_FAILED. */
    void refundFailed(SagaId saga);
}
