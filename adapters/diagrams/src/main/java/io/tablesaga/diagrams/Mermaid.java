package io.tablesaga.diagrams;

import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Kind;
import io.tablesaga.diagrams.RouteGraph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flow as text that pages draw by themselves: the way it goes, the way it is undone, and where it commits. */
public final class Mermaid {

    private Mermaid() {}

    public static String drawn(RouteGraph graph) {
        StringBuilder text = new StringBuilder("flowchart TD\n");
        graph.nodes().values().stream()
                .filter(node -> node.kind() == Kind.ROUTE && graph.commit(node) == null)
                .forEach(node -> text.append("  ").append(node(node)).append('\n'));
        Map<String, List<Node>> commits = new LinkedHashMap<>();
        graph.nodes().values().stream()
                .filter(node -> graph.commit(node) != null)
                .forEach(node -> commits.computeIfAbsent(graph.commit(node), none -> new ArrayList<>())
                        .add(node));
        commits.forEach((commit, nodes) -> {
            text.append("  subgraph commit-%s[\"one commit: %s\"]%n".formatted(commit, commit));
            nodes.forEach(node -> text.append("    ").append(node(node)).append('\n'));
            text.append("  end\n");
        });
        graph.edges()
                .forEach(edge -> text.append("  ").append(edge(graph, edge)).append('\n'));
        return text.toString();
    }

    private static String node(Node node) {
        String label = "<b>" + node.id() + "</b><br/>" + node.description();
        return node.pivot()
                ? node.id() + "{{\"" + label + "<br/>pivot: IN_DOUBT until its decider knows\"}}"
                : node.id() + "[\"" + label + "\"]";
    }

    private static String edge(RouteGraph graph, Edge edge) {
        return end(graph, edge.from()) + arrow(edge) + end(graph, edge.to());
    }

    private static String arrow(Edge edge) {
        return switch (edge.way()) {
            case UNDO -> " -. undo .-> ";
            case COMPLETION -> " -. completion .-> ";
            case DECIDER -> " -. decider .-> ";
            case HANDS_OVER -> " -- hands over --> ";
            case CALLS, SENDS, READS, ASKS, TELLS_SAGA -> " --> ";
        };
    }

    private static String end(RouteGraph graph, String id) {
        Node node = graph.nodes().get(id);
        String name = id.replaceAll("[^A-Za-z0-9]", "-");
        return switch (node.kind()) {
            case ROUTE, CONTEXT -> id;
            case OUTSIDE -> name + "[[\"" + id.substring("outside:".length()) + "\"]]";
            case QUEUE, TOPIC, DIRECTION -> name + "([\"" + id + "\"])";
        };
    }
}
