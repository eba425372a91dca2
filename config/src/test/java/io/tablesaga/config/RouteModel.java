package io.tablesaga.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.TransactedDefinition;

/** The running routes as their model tells them. */
final class RouteModel {

    private final CamelContext camel;
    private final Map<String, RouteDefinition> routes = new LinkedHashMap<>();

    RouteModel(CamelContext camel) {
        this.camel = camel;
        ((ModelCamelContext) camel).getRouteDefinitions().forEach(route -> routes.put(route.getRouteId(), route));
    }

    Map<String, RouteDefinition> routes() {
        return routes;
    }

    static void walk(ProcessorDefinition<?> node, Consumer<ProcessorDefinition<?>> visitor) {
        visitor.accept(node);
        node.getOutputs().forEach(child -> walk(child, visitor));
    }

    static <T extends ProcessorDefinition<?>> List<T> all(RouteDefinition route, Class<T> type) {
        List<T> found = new ArrayList<>();
        walk(route, node -> {
            if (type.isInstance(node)) {
                found.add(type.cast(node));
            }
        });
        return found;
    }

    boolean transacted(String route) {
        return all(routes.get(route), TransactedDefinition.class).stream()
                .map(TransactedDefinition::getRef)
                .map(ref -> ref == null ? "PROPAGATION_REQUIRED" : camel.resolvePropertyPlaceholders(ref))
                .anyMatch(boundary -> boundary.equals("PROPAGATION_REQUIRED"));
    }

    List<SagaDefinition> sagas(String route) {
        return all(routes.get(route), SagaDefinition.class);
    }

    /** Addresses a route sends to, placeholders resolved, in order. */
    List<String> targets(String route) {
        return all(routes.get(route), ToDefinition.class).stream()
                .map(to -> camel.resolvePropertyPlaceholders(to.getUri()))
                .toList();
    }

    /** The route behind a direct: or seda: address; null for anything outside. */
    String routeOf(String uri) {
        if (uri.startsWith("direct:")) {
            return uri.substring("direct:".length());
        }
        return uri.startsWith("seda:") ? uri.substring("seda:".length()).replaceAll("\\?.*", "") : null;
    }

    /** The route that reads the queue a message is sent to; null when none does. */
    String readerOf(String uri) {
        return routes.values().stream()
                .filter(route -> address(camel.resolvePropertyPlaceholders(
                                route.getInput().getUri()))
                        .equals(address(uri)))
                .map(RouteDefinition::getRouteId)
                .findFirst()
                .orElse(null);
    }

    /** An endpoint without its options, which sender and reader need not share. */
    static String address(String uri) {
        return uri.replaceAll("\\?.*", "");
    }
}
