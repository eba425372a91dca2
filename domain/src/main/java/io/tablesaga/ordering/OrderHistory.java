package io.tablesaga.ordering;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Orders of a visit, or of a person, the newest first. */
public interface OrderHistory {

    /**
     * @param device the phone or tablet it came from
     * @param reason why it was cancelled (a {@link CancelReason} name), else {@code null}
     */
    record Placed(
            OrderId id,
            StoreId store,
            String storeName,
            UUID device,
            OrderState state,
            String reason,
            Money total,
            List<OrderLine> lines,
            Instant placedAt) {}

    /** @param after the last order of the page before; empty for the first page */
    List<Placed> ofVisit(VisitId visit, Optional<OrderId> after, int limit);

    /** In whatever store and visit. @param after the last order of the page before; empty for the first page */
    List<Placed> ofAccount(AccountId account, Optional<OrderId> after, int limit);
}
