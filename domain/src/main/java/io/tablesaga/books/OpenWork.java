package io.tablesaga.books;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What stands open at this moment, of all stores and nodes, for whoever watches the box: how much, and since when. */
public interface OpenWork {

    /** One statement over what is open, however much has ended. A kind of which there is nothing is there with none. */
    Map<Kind, Open> now();

    /** @param oldest how long the oldest of them has waited, by the database's clock; zero when there is none */
    record Open(long count, Duration oldest) {
        public static final Open NONE = new Open(0, Duration.ZERO);
    }

    enum Kind {
        SAGA_RUNNING("orders that wait for their payment, and other sagas before their pivot"),
        SAGA_OVERDUE("sagas that should have been ended by their deadline"),
        SAGA_IN_DOUBT("payments and refunds of which nobody knows yet what became of them"),
        SAGA_COMPLETING("sagas whose last steps go on"),
        SAGA_COMPENSATING("sagas that are being undone"),
        SAGA_STUCK("sagas that cannot be undone without a human"),
        SAGA_REVIEW("sagas of which only a human can tell what became of the money"),
        PORTION_HELD("portions held for orders that are not paid yet"),
        OUTBOX_JMS("messages that have not left for Artemis"),
        OUTBOX_KAFKA("messages that have not left for Kafka"),
        TICKET_AWAITED("paid orders whose ticket the kitchen does not have yet"),
        CANCELLATION_REQUESTED("wishes to take an order back that nobody has begun to carry out"),
        STAFF_CALL("guests' calls that nobody has acknowledged"),
        PRINTER_AWAY("printers that cannot print"),
        SLIP_WAITING("slips that wait for their printer"),
        PAYMENT_FINDING("differences between the provider's list and ours that nobody has settled"),
        EVENT_SET_ASIDE("events that a reader could make nothing of, and went past");

        private final String said;

        Kind(String said) {
            this.said = said;
        }

        public String said() {
            return said;
        }

        /** As statements and meters have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
