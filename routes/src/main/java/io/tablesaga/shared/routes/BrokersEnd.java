package io.tablesaga.shared.routes;

import io.tablesaga.shared.Outlet.Acknowledged;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;

/** How far a broker has what it acknowledged; one that comes back may have less. */
interface BrokersEnd {

    /**
     * Counts as unsent again what the broker has lost, as far as that can be known.
     *
     * @return false while it is away
     */
    boolean compare(CamelContext camel) throws Exception;

    /** After a failure: the broker that comes back need not be as it was. */
    default void compareAgain() {}

    default void acknowledged(List<Acknowledged> messages) {}

    /** @return the places nothing can be sent to, and why */
    default Map<String, Exception> notReady(CamelContext camel, Set<String> places) throws InterruptedException {
        return Map.of();
    }
}
