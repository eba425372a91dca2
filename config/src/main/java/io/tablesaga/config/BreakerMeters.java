package io.tablesaga.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.apache.camel.spring.boot.CamelContextConfiguration;

/** Whether each breaker of the routes lets calls through, by the id of its route. */
final class BreakerMeters implements CamelContextConfiguration {

    private final MeterRegistry meters;

    BreakerMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        // Its routes are not built yet.
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        for (Route route : camel.getRoutes()) {
            route.filter("*").stream()
                    .filter(ResilienceProcessor.class::isInstance)
                    .map(ResilienceProcessor.class::cast)
                    .forEach(breaker -> Gauge.builder("tablesaga.breaker.open", breaker, BreakerMeters::open)
                            .description(
                                    "1 while the breaker of this node keeps calls from the payment provider, 0.5 while"
                                            + " it tries some, else 0")
                            .tag("call", route.getId())
                            .register(meters));
        }
    }

    private static double open(ResilienceProcessor breaker) {
        String state = breaker.getCircuitBreakerState();
        return state == null || state.equals("CLOSED") ? 0 : state.equals("HALF_OPEN") ? 0.5 : 1;
    }
}
