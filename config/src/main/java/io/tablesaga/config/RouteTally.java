package io.tablesaga.config;

import io.tablesaga.console.Flow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** How much has gone through each route of this process. A few additions each time: it is on every order's path. */
final class RouteTally implements RoutePolicyFactory {

    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Map<String, Tally> routes = new ConcurrentSkipListMap<>();

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String route, NamedNode node) {
        // What has no group is of the contract and only leads to the doors.
        return ((RouteDefinition) node).getGroup() == null ? null : routes.computeIfAbsent(route, Tally::new);
    }

    List<Flow.Route> all() {
        return routes.entrySet().stream()
                .map(route -> route.getValue().read(route.getKey()))
                .toList();
    }

    private static final class Tally extends RoutePolicySupport {

        private final String began;
        private final LongAdder begun = new LongAdder();
        private final LongAdder done = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        Tally(String route) {
            this.began = "tablesaga.began." + route;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            begun.increment();
            exchange.setProperty(began, System.nanoTime());
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            nanos.add(System.nanoTime() - exchange.getProperty(began, Long.class));
            if (exchange.isFailed() || exchange.isRollbackOnly()) {
                failed.increment();
            }
            done.increment();
        }

        /** What has begun is read last: it may be more by then, and never less than what is done. */
        Flow.Route read(String route) {
            long bad = failed.sum();
            long ended = done.sum();
            double mean = ended == 0 ? 0 : Math.round(10 * nanos.sum() / NANOS_PER_MILLI / ended) / 10.0;
            return new Flow.Route(route, ended, bad, begun.sum() - ended, mean);
        }
    }
}
