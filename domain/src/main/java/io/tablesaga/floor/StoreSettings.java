package io.tablesaga.floor;

import java.time.ZoneId;
import java.util.List;

/**
 * What a store's manager decides.
 *
 * @param headCount a visit's first order has to say how many they are, unless it is known
 * @param stations those that make only so much at once; any other takes whatever is ordered, and quotes nothing
 */
public record StoreSettings(
        String name,
        ZoneId zone,
        Stores.Seller seller,
        VisitStart visitStart,
        Payment payment,
        boolean headCount,
        Hours hours,
        List<Station> stations) {

    public StoreSettings {
        stations = List.copyOf(stations);
    }

    public enum Payment {
        /** Guests pay as they order. */
        PREPAY,
        /** Guests may choose to pay at the counter, too. */
        AT_COUNTER_ALLOWED
    }
}
