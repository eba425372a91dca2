package io.tablesaga.floor;

import java.time.ZoneId;

/** What a store's manager decides. */
public record StoreSettings(
        String name, ZoneId zone, Stores.Seller seller, VisitStart visitStart, Payment payment, Hours hours) {

    /** How a visit begins. */
    public enum VisitStart {
        /** Staff seat the guests. */
        STAFF,
        /** By the code that the table's tablet shows. */
        CODE,
        /** By the code on a slip that staff hand out. */
        SLIP
    }

    public enum Payment {
        /** Guests pay as they order. */
        PREPAY,
        /** Guests may choose to pay at the counter, too. */
        AT_COUNTER_ALLOWED
    }
}
