package io.tablesaga.console;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every saga that is kept, found by what it is about. */
public interface Sagas {

    Page find(Asked asked);

    Optional<Trail> trail(SagaId saga);

    /** What is looked for. */
    sealed interface About {
        record Saga(SagaId id) implements About {}

        record Order(OrderId id) implements About {}

        /** @param idOrName of the last parties that sat there */
        record Table(String idOrName) implements About {}

        /** @param reference the provider's or ours */
        record Payment(String reference) implements About {}
    }

    /** @param after the newest first, and all of them older than this */
    record Asked(
            Optional<About> about, Optional<State> state, Optional<StoreId> store, Optional<SagaId> after, int limit) {}

    /** @param next there may be more after it, though the page be short; null for the last page */
    record Page(List<Found> sagas, SagaId next) {
        public Page {
            sagas = List.copyOf(sagas);
        }
    }

    enum State {
        RUNNING,
        IN_DOUBT,
        COMPLETING,
        COMPENSATING,
        COMPLETED,
        COMPENSATED,
        STUCK,
        REVIEW;

        public boolean open() {
            return this != COMPLETED && this != COMPENSATED;
        }
    }

    enum Kind {
        /** An order's own. */
        ORDER,
        /** Takes back of it. */
        CANCEL,
        /** Gives back money that nobody should have paid. */
        STRAY
    }

    /**
     * @param amount the order's; else what goes back, null until that is known
     * @param entries how many its journal has
     */
    record Found(
            SagaId id,
            Kind kind,
            State state,
            OrderId order,
            String orderState,
            StoreId store,
            UUID table,
            String tableName,
            Instant since,
            Instant deadline,
            Instant ended,
            Money amount,
            int entries) {}

    /**
     * A saga with what belongs to its order.
     *
     * @param others sagas of the same order, the first first
     */
    record Trail(Found saga, List<Attempt> payments, List<Given> refunds, List<Found> others) {
        public Trail {
            payments = List.copyOf(payments);
            refunds = List.copyOf(refunds);
            others = List.copyOf(others);
        }
    }

    /** An attempt to be paid; most of a tombstone is null. */
    record Attempt(
            UUID id,
            String method,
            String merchantReference,
            String providerReference,
            String state,
            Money amount,
            Instant created,
            Instant started,
            Instant paid,
            Instant nextLookUp) {}

    /** Money that goes back, or has. */
    record Given(
            UUID id,
            SagaId saga,
            String merchantReference,
            String providerReference,
            String providerCancel,
            String state,
            Money amount,
            Money byHand,
            Instant started,
            Instant ended) {}
}
