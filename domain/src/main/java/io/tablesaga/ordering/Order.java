package io.tablesaga.ordering;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An order as it stands.
 *
 * @param saga the saga that carries it
 * @param reason why it was cancelled (a {@link CancelReason} name), else {@code null}
 * @param remainingSeconds how long it could still be paid when it was read, by the database's clock
 * @param readyIn when the last of it is ready, as it was quoted; of an order that is not paid, from when it is. Empty where
 *     no station quotes
 * @param day the store's business day it was placed on
 * @param pickupNumber what it is called by, unique within its day; empty until the kitchen has it
 */
public record Order(
        OrderId id,
        StoreId store,
        TableId table,
        VisitId visit,
        SagaId saga,
        OrderState state,
        String reason,
        Money total,
        List<OrderLine> lines,
        Instant placedAt,
        int remainingSeconds,
        Optional<Duration> readyIn,
        Serving serving,
        LocalDate day,
        Optional<Integer> pickupNumber,
        TraceParent trace) {

    public Order {
        lines = List.copyOf(lines);
    }

    /** So that the kitchen has a ticket of it, had one, or gets one. */
    public boolean wasPaid() {
        return switch (state) {
            case PAID, CANCELLING, REFUND_FAILED -> true;
            case CANCELLED -> CancelReason.TAKEN_BACK.name().equals(reason);
            case PLACING, AWAITING_PAYMENT, CONFIRMING_PAYMENT -> false;
        };
    }

    /** All that is left of it waits to be fetched: it is called. */
    public boolean ready() {
        return OrderLine.ready(lines);
    }

    /** What a guest reads on a payment page. */
    public String title() {
        int others = lines.size() - 1;
        String first = lines.get(0).name();
        return others == 0 ? first : first + " 외 " + others + "건";
    }
}
