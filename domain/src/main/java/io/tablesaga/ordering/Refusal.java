package io.tablesaga.ordering;

import io.tablesaga.floor.Pause;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.stock.SoldOut;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The business says no, and what the guest can do about it. */
public sealed interface Refusal {

    /**
     * @param zone the store's
     * @param shortages which items, and how many are left of each
     */
    record OutOfStock(ZoneId zone, List<Shortage> shortages) implements Refusal {
        public OutOfStock {
            shortages = List.copyOf(shortages);
        }
    }

    /** @param soldOut when staff say that nothing of it is sold for now */
    record Shortage(ItemId item, int available, Optional<SoldOut> soldOut) {}

    record UnknownItems(List<ItemId> items) implements Refusal {
        public UnknownItems {
            items = List.copyOf(items);
        }
    }

    /** @param rules at least one */
    record RulesBroken(List<BrokenRule> rules) implements Refusal {
        public RulesBroken {
            rules = List.copyOf(rules);
        }
    }

    /** The cart is no longer what the guest has seen. */
    record CartChanged() implements Refusal {}

    /** Nothing in the cart is the guest's to order. */
    record CartEmpty() implements Refusal {}

    /** The table was cleared. */
    record VisitOver() implements Refusal {}

    /**
     * It is outside the store's hours, or the last order is past.
     *
     * @param zone the store's
     * @param opensAt when orders are taken again; empty when not within a year
     * @param lastOrderPast guests are still there
     */
    record StoreClosed(ZoneId zone, Optional<Instant> opensAt, boolean lastOrderPast) implements Refusal {}

    /** @param zone the store's */
    record StorePaused(ZoneId zone, Pause pause) implements Refusal {}

    /** In this store guests pay as they order. */
    record PrepayOnly() implements Refusal {}

    /** The key was used for another request. */
    record KeyReused() implements Refusal {}

    /** The return address names no attempt of ours. */
    record UnknownAttempt() implements Refusal {}

    /** Another amount than was asked for, or another payment than the one the provider was asked to confirm. */
    record PaymentDiffers() implements Refusal {}

    record UnknownOrder() implements Refusal {}

    /** Another amount was taken at the counter than the order comes to. */
    record AmountDiffers(Money total) implements Refusal {}

    /** The attempt was made already, or the hold is over; the order's state tells which. */
    record NotPayable() implements Refusal {}
}
