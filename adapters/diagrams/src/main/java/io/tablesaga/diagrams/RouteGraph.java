package io.tablesaga.diagrams;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;

/** What the running routes are: who calls, undoes and decides for whom, what goes where, and what commits together. */
public record RouteGraph(Map<String, Node> nodes, List<Edge> edges) {

    public enum Kind {
        ROUTE,
        /** Of an overview: all its routes. */
        CONTEXT,
        QUEUE,
        TOPIC,
        /** Another company's system, or a machine of the store. */
        OUTSIDE,
        /** What the saga is told: complete, compensate, ask its decider. */
        DIRECTION
    }

    public enum Way {
        /** In the caller's thread and transaction. */
        CALLS,
        /** To another thread of this process. */
        HANDS_OVER,
        SENDS,
        READS,
        ASKS,
        TELLS_SAGA,
        UNDO,
        COMPLETION,
        DECIDER
    }

    /**
     * @param from where what it works on comes from, without options; empty for what is no route
     * @param errors the configuration that handles its failures; empty for none
     * @param commits the routes whose commit it is part of; itself, where it begins one
     * @param pivot while its outcome is unknown the saga is IN_DOUBT
     */
    public record Node(
            String id,
            Kind kind,
            String context,
            String description,
            String from,
            String errors,
            List<String> commits,
            boolean pivot,
            boolean breaker) {

        /** What is empty is left out when it is written. */
        public Node {
            context = Objects.requireNonNullElse(context, "");
            description = Objects.requireNonNullElse(description, "");
            from = Objects.requireNonNullElse(from, "");
            errors = Objects.requireNonNullElse(errors, "");
            commits = commits == null ? List.of() : List.copyOf(commits);
        }
    }

    public record Edge(String from, Way way, String to) {}

    public static RouteGraph of(CamelContext camel) {
        return of(camel, camel::resolvePropertyPlaceholders);
    }

    /** @param resolved what stands for an address with placeholders */
    public static RouteGraph of(CamelContext camel, UnaryOperator<String> resolved) {
        return new RouteReader(resolved).read(camel);
    }

    /**
     * @param ends of other flows: what they lead to is not followed
     * @return what can be come to from these routes, in the order in which it is come to
     */
    public RouteGraph from(List<String> entries, Set<String> ends) {
        Set<String> seen = new LinkedHashSet<>();
        Set<Edge> walked = new LinkedHashSet<>();
        // A door may be closed.
        entries.stream().filter(nodes::containsKey).forEach(entry -> walk(entry, ends, seen, walked));
        Map<String, Node> part = new LinkedHashMap<>();
        seen.forEach(id -> part.put(id, nodes.get(id)));
        return new RouteGraph(part, List.copyOf(walked));
    }

    private void walk(String id, Set<String> ends, Set<String> seen, Set<Edge> walked) {
        if (seen.add(id) && !ends.contains(id)) {
            edges.stream().filter(edge -> edge.from().equals(id)).forEach(edge -> {
                walked.add(edge);
                walk(edge.to(), ends, seen, walked);
            });
        }
    }

    /** @return what is to be seen, and what leads from and to it */
    public RouteGraph only(Predicate<Node> shown) {
        Map<String, Node> part = new LinkedHashMap<>();
        nodes.forEach((id, node) -> {
            if (shown.test(node)) {
                part.put(id, node);
            }
        });
        return new RouteGraph(
                part,
                edges.stream()
                        .filter(edge -> part.containsKey(edge.from()) && part.containsKey(edge.to()))
                        .toList());
    }

    /** The one commit to draw a route in: its own, else one that begins here; null for none. */
    String commit(Node node) {
        return node.commits().contains(node.id())
                ? node.id()
                : node.commits().stream().filter(nodes::containsKey).findFirst().orElse(null);
    }
}
