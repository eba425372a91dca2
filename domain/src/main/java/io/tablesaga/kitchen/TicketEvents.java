package io.tablesaga.kitchen;

/** Whoever wants to hear of tickets' changes. */
public interface TicketEvents {

    /** In the transaction of the change, once for each. */
    void changed(TicketChange change);
}
