package io.tablesaga.shared.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * A failure that leaves a route has been handled by nobody. Camel's transaction boundary marks it as handled when all it
 * did was roll back, and the mark stays, even when a {@code doCatch} is left with another failure: no edge would touch
 * either, and the guest would get an empty answer.
 */
public final class FailuresStayOpen extends RoutePolicySupport implements RoutePolicyFactory {

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String route, NamedNode definition) {
        return this;
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        // Within an outer transaction the mark does no harm, and without it the roll-back would be logged twice.
        if (exchange.isFailed() && !exchange.isTransacted()) {
            ExchangeExtension marks = exchange.getExchangeExtension();
            marks.setFailureHandled(false);
            marks.setErrorHandlerHandled(null);
            marks.setRedeliveryExhausted(false);
        }
    }
}
