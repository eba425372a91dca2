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

    /**
     * Both visits are held for update: all that one has ordered, what is in its cart, and what it can order once only, is
     * the other's from now on.
     *
     * @return false, with nothing changed, when their carts are more than one cart holds
     */
    boolean merge(VisitId from, VisitId into);

    /** @param state as the order's own page says it */
    record Bill(OrderId order, String state, Money total) {}
}
