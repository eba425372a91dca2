package io.tablesaga.floor;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.VisitId;
import java.util.List;

/** What a visit has to pay, as whoever keeps its orders knows it. */
public interface Bills {

    /**
     * Orders that are neither paid nor over: to be paid, being paid, or being given back. At most 200, the oldest first;
     * when the visit's row is held for update no order is missing.
     */
    List<Bill> open(VisitId visit);

    /** @param state as the order's own page says it */
    record Bill(OrderId order, String state, Money total) {}
}
