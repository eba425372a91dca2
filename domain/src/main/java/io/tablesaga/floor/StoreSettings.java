package io.tablesaga.floor;

import java.time.ZoneId;

/**
 * What a store's manager decides.
 *
 * @param headCount a visit's first order has to say how many they are, unless it is known
 */
public record StoreSettings(
        String name,
        ZoneId zone,
        Stores.Seller seller,
        VisitStart visitStart,
        Payment payment,
        boolean headCount,
        Hours hours) {

    public enum Payment {
        /** Guests pay as they order. */
        PREPAY,
        /** Guests may choose to pay at the counter, too. */
        AT_COUNTER_ALLOWED
    }
}
