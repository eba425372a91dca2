package io.tablesaga.floor;

import io.tablesaga.shared.Serving;
import java.time.ZoneId;
import java.util.List;

/**
 * What a store's manager decides.
 *
 * @param headCount a visit's first order has to say how many they are, unless it is known
 * @param serving of an order that does not say so
 * @param inTurns what a party orders for a later turn is held until staff fire it
 * @param stations those that make only so much at once; any other takes whatever is ordered, and quotes nothing
 * @param callReasons what guests can call staff for, in the order guests are offered them
 */
public record StoreSettings(
        String name,
        ZoneId zone,
        Stores.Seller seller,
        VisitStart visitStart,
        Payment payment,
        boolean headCount,
        Serving serving,
        boolean inTurns,
        Hours hours,
        List<Station> stations,
        List<CallReason> callReasons) {

    public StoreSettings {
        stations = List.copyOf(stations);
        callReasons = List.copyOf(callReasons);
    }

    public enum Payment {
        /** Guests pay as they order. */
        PREPAY,
        /** Guests may choose to pay at the counter, too. */
        AT_COUNTER_ALLOWED
    }
}
