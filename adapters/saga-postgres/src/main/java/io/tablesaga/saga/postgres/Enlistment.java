package io.tablesaga.saga.postgres;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.ExchangeHelper;

/**
 * A step as it is enlisted, with its own option values (a loop enlists the same step often, CAMEL-24148).
 *
 * @param timeoutMillis how long the saga may run from now on; null when the step sets no limit
 * @param decider asked while it is unknown whether the step happened; enlisting it puts the saga IN_DOUBT
 */
record Enlistment(
        String routeId,
        String compensation,
        String completion,
        String decider,
        Map<String, Object> options,
        Long timeoutMillis) {

    /** The option that names a step's decider endpoint. */
    static final String DECIDER = "saga-decider";

    static Enlistment of(Exchange exchange, CamelSagaStep step) {
        Map<String, Object> options = new LinkedHashMap<>();
        step.getOptions()
                .forEach((name, expression) ->
                        options.put(name, scalar(name, expression.evaluate(exchange, Object.class))));
        Object decider = options.remove(DECIDER);
        return new Enlistment(
                ExchangeHelper.getRouteId(exchange),
                step.getCompensation().map(Endpoint::getEndpointUri).orElse(null),
                step.getCompletion().map(Endpoint::getEndpointUri).orElse(null),
                decider == null ? null : decider.toString(),
                options,
                step.getTimeoutInMilliseconds().orElse(null));
    }

    boolean undoesOrCompletes() {
        return compensation != null || completion != null || decider != null;
    }

    private static Object scalar(String name, Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof UUID) {
            return value.toString();
        }
        throw new IllegalArgumentException("saga option «" + name + "» is a "
                + value.getClass().getName() + "; only text, numbers and booleans survive a restart");
    }
}
