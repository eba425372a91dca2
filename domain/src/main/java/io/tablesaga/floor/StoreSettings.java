package io.tablesaga.floor;

import java.time.ZoneId;

/** What a store's manager decides. */
public record StoreSettings(
        String name, ZoneId zone, Stores.Seller seller, VisitStart visitStart, Payment payment, Hours hours) {

    public enum Payment {
        /** Guests pay as they order. */
        PREPAY,
        /** Guests may choose to pay at the counter, too. */
        AT_COUNTER_ALLOWED
    }
}
