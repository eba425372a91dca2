package io.tablesaga.ordering;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders of a visit, of a table, or of a person, the newest first. */
public interface OrderHistory {

    /**
     * @param visit whose it is by now, as parties may be merged
     * @param device the phone or tablet it came from
     * @param pickupNumber empty until the kitchen has it
     * @param reason why it was cancelled (a {@link CancelReason} name), else {@code null}
     */
    record Placed(
            OrderId id,
            StoreId store,
            String storeName,
            VisitId visit,
            UUID device,
            OrderState state,
            String reason,
            Money total,
            List<OrderLine> lines,
            Serving serving,
            Optional<Integer> pickupNumber,
            Instant placedAt) {

        public boolean ready() {
            return OrderLine.ready(lines);
        }
    }

    /** @param after the last order of the page before; empty for the first page */
    List<Placed> ofVisit(VisitId visit, Optional<OrderId> after, int limit);

    /**
     * Those of who sits there, and of who has left it within the last 24 hours: an order goes with its party.
     *
     * @param after the last order of the page before; empty for the first page
     * @return empty when the store has no such table
     */
    Optional<List<Placed>> atTable(StoreId store, TableId table, Optional<OrderId> after, int limit);

    /** In whatever store and visit. @param after the last order of the page before; empty for the first page */
    List<Placed> ofAccount(AccountId account, Optional<OrderId> after, int limit);
}
