package io.tablesaga.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/** Counts what goes through each route, in every product of this JVM, stopped ones too; found by the product's own scan. */
@Component
final class RouteCoverage implements RoutePolicyFactory {

    private static final Map<String, Map<Product.Wired, AtomicLong>> EXCHANGES = new TreeMap<>();

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String route, NamedNode definition) {
        // The product's routes all have a group; what a test adds for itself has none.
        if (((RouteDefinition) definition).getGroup() == null) {
            return null;
        }
        boolean byMessage = Boolean.parseBoolean(camel.resolvePropertyPlaceholders("{{stock.by-message}}"));
        AtomicLong exchanges = counter(route, byMessage ? Product.Wired.MESSAGES : Product.Wired.DIRECT);
        return new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route begun, Exchange exchange) {
                exchanges.incrementAndGet();
            }
        };
    }

    private static AtomicLong counter(String route, Product.Wired wired) {
        synchronized (EXCHANGES) {
            return EXCHANGES
                    .computeIfAbsent(route, id -> new TreeMap<>())
                    .computeIfAbsent(wired, wiring -> new AtomicLong());
        }
    }

    /** Each route with the exchanges it had in each wiring it was there in. */
    static Map<String, Map<Product.Wired, Long>> exchanges() {
        Map<String, Map<Product.Wired, Long>> counted = new TreeMap<>();
        synchronized (EXCHANGES) {
            EXCHANGES.forEach((route, wirings) -> wirings.forEach((wired, exchanges) ->
                    counted.computeIfAbsent(route, id -> new TreeMap<>()).put(wired, exchanges.get())));
        }
        return counted;
    }
}
