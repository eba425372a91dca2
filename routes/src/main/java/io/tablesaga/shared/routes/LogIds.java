package io.tablesaga.shared.routes;

import io.tablesaga.shared.Caller;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.MDC;

/**
 * Whatever is logged while a route runs says of which order and saga it is, and at whose door it began. Camel's own way sets
 * seven values around each node, and takes them away from what is around a called route; here a route's beginning says it.
 */
public final class LogIds extends RoutePolicySupport implements RoutePolicyFactory {

    private static final List<String> NAMES = List.of("order", "saga", "store", "visit");
    private static final String BEGAN = "tablesaga.log-ids";

    /** Where it began, and at which table; the guest's headers end soon. */
    private record Began(String route, Map<String, String> table) {}

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String route, NamedNode definition) {
        return this;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        Began began = exchange.getProperty(BEGAN, Began.class);
        if (began == null) {
            began = new Began(route.getRouteId(), table(Callers.of(exchange)));
            exchange.setProperty(BEGAN, began);
        }
        put("order", exchange.getMessage().getHeader("orderId"));
        put("saga", exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION));
        put("store", began.table().get("store"));
        put("visit", began.table().get("visit"));
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        Began began = exchange.getProperty(BEGAN, Began.class);
        if (began == null || began.route().equals(route.getRouteId())) {
            NAMES.forEach(MDC::remove);
        }
    }

    private static Map<String, String> table(Caller caller) {
        return caller instanceof Caller.AtTable guest
                ? Stream.concat(
                                Stream.of(Map.entry("store", guest.store().toString())),
                                guest.visit().stream().map(visit -> Map.entry("visit", visit.toString())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))
                : Map.of();
    }

    private static void put(String name, Object id) {
        if (id == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, id.toString());
        }
    }
}
