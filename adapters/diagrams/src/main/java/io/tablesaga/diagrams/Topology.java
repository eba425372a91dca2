package io.tablesaga.diagrams;

import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Kind;
import io.tablesaga.diagrams.RouteGraph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How everything hangs together, in pieces that can be read: one of contexts, and one of each context's routes. */
public final class Topology {

    private final RouteGraph graph;

    public Topology(RouteGraph graph) {
        this.graph = graph.only(node -> node.kind() != Kind.DIRECTION);
    }

    public List<String> contexts() {
        return graph.nodes().values().stream()
                .map(Node::context)
                .filter(context -> !context.isEmpty())
                .sorted()
                .distinct()
                .toList();
    }

    /** Contexts instead of their routes. */
    public RouteGraph overview() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        graph.nodes().values().forEach(node -> {
            if (node.kind() == Kind.ROUTE) {
                nodes.computeIfAbsent(node.context(), this::context);
            } else {
                nodes.put(node.id(), node);
            }
        });
        Set<Edge> edges = new LinkedHashSet<>();
        graph.edges().forEach(edge -> {
            Edge between = new Edge(end(edge.from()), edge.way(), end(edge.to()));
            if (!between.from().equals(between.to())) {
                edges.add(between);
            }
        });
        return new RouteGraph(nodes, List.copyOf(edges));
    }

    /** A context's routes, and what they have to do with immediately. */
    public RouteGraph around(String context) {
        List<Edge> edges = graph.edges().stream()
                .filter(edge -> of(edge.from(), context) || of(edge.to(), context))
                .toList();
        Set<String> near = new LinkedHashSet<>();
        edges.forEach(edge -> near.addAll(List.of(edge.from(), edge.to())));
        Map<String, Node> nodes = new LinkedHashMap<>();
        graph.nodes().forEach((id, node) -> {
            if (of(id, context) || near.contains(id)) {
                nodes.put(id, node);
            }
        });
        return new RouteGraph(nodes, new ArrayList<>(edges));
    }

    private boolean of(String id, String context) {
        return graph.nodes().get(id).context().equals(context);
    }

    private String end(String id) {
        String context = graph.nodes().get(id).context();
        return context.isEmpty() ? id : context;
    }

    private Node context(String context) {
        long routes = graph.nodes().values().stream()
                .filter(node -> node.context().equals(context))
                .count();
        return new Node(context, Kind.CONTEXT, context, routes + " routes", "", "", List.of(), false, false);
    }
}
