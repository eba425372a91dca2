package io.tablesaga.diagrams;

import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Kind;
import io.tablesaga.diagrams.RouteGraph.Node;
import io.tablesaga.diagrams.RouteGraph.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.PropertyDefinition;
import org.apache.camel.model.PropertyExpressionDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaActionUriDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.TransactedDefinition;

/** Reads the graph from the model of the routes. What is not started, and what has no group, is no part of it. */
final class RouteReader {

    /** Properties of a route that say what its steps alone do not. */
    private static final String ASKS = "asks";

    private static final String CARRIES = "carries";

    private final UnaryOperator<String> resolved;
    private final Map<String, RouteDefinition> routes = new TreeMap<>();
    private final Map<String, String> readers = new TreeMap<>();
    private final Map<String, Node> others = new TreeMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    RouteReader(UnaryOperator<String> resolved) {
        this.resolved = resolved;
    }

    RouteGraph read(CamelContext camel) {
        ((ModelCamelContext) camel)
                .getRouteDefinitions().stream().filter(this::runs).forEach(route -> {
                    routes.put(route.getRouteId(), route);
                });
        routes.forEach((id, route) -> {
            String from = address(route.getInput().getUri());
            readers.put(from, id);
            if (place(from)) {
                edge(other(from), Way.READS, id);
            }
        });
        routes.forEach(this::follow);
        routes.forEach(this::carry);
        Map<String, List<String>> commits = new Commits(routes.keySet(), edges, this::boundary).members();
        Map<String, Node> nodes = new LinkedHashMap<>();
        routes.values().stream()
                .sorted(Comparator.comparing(RouteDefinition::getGroup).thenComparing(RouteDefinition::getRouteId))
                .forEach(route -> nodes.put(route.getRouteId(), node(route, commits)));
        nodes.putAll(others);
        return new RouteGraph(nodes, inOrder(nodes));
    }

    private boolean runs(RouteDefinition route) {
        String started = route.getAutoStartup();
        return route.getGroup() != null
                && (started == null || !resolved.apply(started).equals("false"));
    }

    private Node node(RouteDefinition route, Map<String, List<String>> commits) {
        String id = route.getRouteId();
        return new Node(
                id,
                Kind.ROUTE,
                route.getGroup(),
                route.getDescriptionText(),
                address(route.getInput().getUri()),
                route.getRouteConfigurationId() == null ? "" : route.getRouteConfigurationId(),
                commits.getOrDefault(id, List.of()),
                edges.stream().anyMatch(edge -> edge.from().equals(id) && edge.way() == Way.DECIDER),
                !all(route, CircuitBreakerDefinition.class).isEmpty());
    }

    private void follow(String id, RouteDefinition route) {
        for (SagaDefinition saga : all(route, SagaDefinition.class)) {
            action(id, Way.UNDO, saga.getCompensation());
            action(id, Way.COMPLETION, saga.getCompletion());
            if (saga.getOptions() != null) {
                saga.getOptions().stream()
                        .filter(option -> option.getKey().equals("saga-decider"))
                        .map(PropertyExpressionDefinition::getExpression)
                        .forEach(decider -> to(id, Way.DECIDER, decider.getExpression()));
            }
        }
        property(route, ASKS)
                .forEach(outside -> edge(id, Way.ASKS, other(Kind.OUTSIDE.name().toLowerCase() + ":" + outside)));
        if (property(route, CARRIES).isEmpty()) {
            all(route, ToDefinition.class).forEach(to -> to(id, null, to.getUri()));
        }
    }

    private void action(String id, Way way, SagaActionUriDefinition action) {
        if (action != null) {
            to(id, way, action.getUri());
        }
    }

    private void to(String id, Way named, String uri) {
        String address = address(uri);
        String reader = readers.get(address);
        if (place(address)) {
            edge(id, Way.SENDS, other(address));
        } else if (reader != null) {
            Way way = address.startsWith("direct:") ? Way.CALLS : Way.HANDS_OVER;
            edge(id, named == null ? way : named, reader);
        } else if (address.startsWith("saga")) {
            edge(id, Way.TELLS_SAGA, other(address));
        }
    }

    /** What relays send is addressed one by one: whatever somebody reads and no route sends to comes from there. */
    private void carry(String id, RouteDefinition route) {
        for (String scheme : property(route, CARRIES)) {
            others.keySet().stream()
                    .filter(place -> place.startsWith(scheme + ":"))
                    .filter(place -> edges.stream()
                            .noneMatch(edge -> edge.to().equals(place)
                                    && property(routes.get(edge.from()), CARRIES)
                                            .isEmpty()))
                    .toList()
                    .forEach(place -> edge(id, Way.SENDS, place));
        }
    }

    private static List<String> property(RouteDefinition route, String key) {
        List<PropertyDefinition> properties = route.getRouteProperties();
        return properties == null
                ? List.of()
                : properties.stream()
                        .filter(property -> property.getKey().equals(key))
                        .map(PropertyDefinition::getValue)
                        .toList();
    }

    private void edge(String from, Way way, String to) {
        edges.add(new Edge(from, way, to));
    }

    private String other(String address) {
        others.computeIfAbsent(address, id -> new Node(id, kind(id), "", "", "", "", List.of(), false, false));
        return address;
    }

    private static Kind kind(String address) {
        if (address.startsWith("saga")) {
            return Kind.DIRECTION;
        }
        if (address.startsWith("outside:")) {
            return Kind.OUTSIDE;
        }
        return address.startsWith("kafka:") || address.startsWith("jms:topic:") ? Kind.TOPIC : Kind.QUEUE;
    }

    private static boolean place(String address) {
        return address.startsWith("jms:") || address.startsWith("kafka:");
    }

    private String address(String uri) {
        return resolved.apply(uri).replaceAll("\\?.*", "");
    }

    private Commits.Boundary boundary(String route) {
        return all(routes.get(route), TransactedDefinition.class).stream()
                .map(TransactedDefinition::getRef)
                .map(ref -> ref == null ? "" : resolved.apply(ref))
                .map(ref -> ref.equals("PROPAGATION_NOT_SUPPORTED") ? Commits.Boundary.NONE : Commits.Boundary.COMMIT)
                .findFirst()
                .orElse(Commits.Boundary.CALLERS);
    }

    /** By their beginnings; what one route leads to stays in the route's order. */
    private List<Edge> inOrder(Map<String, Node> nodes) {
        List<String> order = List.copyOf(nodes.keySet());
        List<Edge> sorted = new ArrayList<>(edges);
        sorted.sort(Comparator.comparing(edge -> order.indexOf(edge.from())));
        return List.copyOf(sorted);
    }

    private static <T extends ProcessorDefinition<?>> List<T> all(RouteDefinition route, Class<T> type) {
        List<T> found = new ArrayList<>();
        walk(route, node -> {
            if (type.isInstance(node)) {
                found.add(type.cast(node));
            }
        });
        return found;
    }

    private static void walk(ProcessorDefinition<?> node, Consumer<ProcessorDefinition<?>> visitor) {
        visitor.accept(node);
        node.getOutputs().forEach(child -> walk(child, visitor));
    }
}
