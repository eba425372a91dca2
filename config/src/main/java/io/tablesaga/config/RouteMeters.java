package io.tablesaga.config;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tablesaga.payment.ChargeResult;
import io.tablesaga.payment.RefundResult;
import io.tablesaga.shared.routes.HouseErrors;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** What comes in and how it is answered, calls of the provider, and how orders end: seen where routes end, not in them. */
final class RouteMeters implements RoutePolicyFactory {

    private static final Pattern PROBLEM =
            Pattern.compile("\\{\"type\":\"https://tablesaga\\.io/problems/([a-z0-9-]+)\"");
    private static final Duration[] ANSWERED_WITHIN = {
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10)
    };

    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final String BEGAN = "tablesaga.provider.call.began";

    /** Routes whose commit ends an order, or what is taken back of it. */
    private static final Map<String, String> ENDS = Map.of(
            "order-confirm", "paid",
            "order-abandon", "unpaid",
            "order-taken-back", "taken-back",
            "order-refund-failed", "refund-failed");

    private final MeterRegistry meters;

    RouteMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String route, NamedNode node) {
        RouteDefinition definition = (RouteDefinition) node;
        if (HouseErrors.EDGE.equals(definition.getRouteConfigurationId())) {
            return new Answered(route);
        }
        if (!ProcessorDefinitionHelper.filterTypeInOutputs(definition.getOutputs(), CircuitBreakerDefinition.class)
                .isEmpty()) {
            return new Called(route);
        }
        return ENDS.containsKey(route) ? new Ended(ENDS.get(route)) : null;
    }

    void answered(String operation, String outcome, Duration within) {
        Timer.builder("tablesaga.commands")
                .description("Commands answered by this node, from their intake on, by operation of the contract and by"
                        + " outcome: accepted, or the problem's type")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .serviceLevelObjectives(ANSWERED_WITHIN)
                .register(meters)
                .record(within);
    }

    private final class Answered extends RoutePolicySupport {

        private final String operation;

        Answered(String operation) {
            this.operation = operation;
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            answered(
                    operation,
                    outcome(exchange),
                    Duration.ofMillis(exchange.getClock().elapsed()));
        }

        private static String outcome(Exchange exchange) {
            Matcher problem = exchange.getMessage().getBody() instanceof String body ? PROBLEM.matcher(body) : null;
            return problem != null && problem.lookingAt()
                    ? problem.group(1)
                    : exchange.isFailed() ? "failed" : "accepted";
        }
    }

    private final class Called extends RoutePolicySupport {

        private final String call;

        Called(String call) {
            this.call = call;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            exchange.setProperty(BEGAN, System.nanoTime());
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            Timer.builder("tablesaga.provider.calls")
                    .description("Calls of the payment provider by this node, by what became known of them")
                    .tag("call", call)
                    .tag("outcome", outcome(exchange))
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - exchange.getProperty(BEGAN, Long.class)));
        }

        private static String outcome(Exchange exchange) {
            Object said = exchange.getMessage().getBody();
            if (exchange.isFailed()) {
                return "failed";
            }
            return said instanceof ChargeResult || said instanceof RefundResult
                    ? CAPITAL.matcher(said.getClass().getSimpleName())
                            .replaceAll("-")
                            .toLowerCase(Locale.ROOT)
                    : "answered";
        }
    }

    private final class Ended extends RoutePolicySupport {

        private final Counter orders;

        Ended(String outcome) {
            this.orders = Counter.builder("tablesaga.orders")
                    .description("Orders that this node has ended, by how; after a crash one may be counted twice")
                    .tag("outcome", outcome)
                    .register(meters);
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            if (!exchange.isFailed() && !exchange.isRollbackOnly()) {
                orders.increment();
            }
        }
    }
}
