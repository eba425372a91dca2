package io.tablesaga.config.breaking.saga.postgres;

import io.tablesaga.config.breaking.ordering.OrderInTrouble;

/** A saga service that knows a restaurant. */
public class Waiter {

    OrderInTrouble order;

    /** And looks at its own watch. */
    long now() {
        return System.currentTimeMillis();
    }
}
