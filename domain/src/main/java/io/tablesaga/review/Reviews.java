package io.tablesaga.review;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.util.List;
import java.util.Optional;

/** Every saga that waits for a human. */
public interface Reviews {

    /**
     * A page, oldest first.
     *
     * @param after the last of the page before
     */
    List<Review> waiting(Optional<SagaId> after, int limit);

    Optional<Review> find(SagaId saga);

    /** Whether there is such a saga at all, waiting or not. */
    boolean known(SagaId saga);

    /** Whose order a saga is about, waiting or not; empty when about none. */
    Optional<OrderId> orderOf(SagaId saga);
}
