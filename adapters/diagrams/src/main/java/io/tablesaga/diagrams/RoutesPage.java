package io.tablesaga.diagrams;

import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Kind;
import io.tablesaga.diagrams.RouteGraph.Node;
import io.tablesaga.diagrams.RouteGraph.Way;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Each route in a line of a table, by context. */
public final class RoutesPage {

    private static final String HEAD =
            """
            | route | what it does | from | goes to | commits with | failures | undone by |
            |---|---|---|---|---|---|---|
            """;

    private final RouteGraph graph;

    private RoutesPage(RouteGraph graph) {
        this.graph = graph;
    }

    public static String written(RouteGraph graph) {
        RoutesPage page = new RoutesPage(graph);
        return new Topology(graph).contexts().stream().map(page::context).collect(Collectors.joining("\n"));
    }

    private String context(String context) {
        return "## " + context + "\n\n" + HEAD
                + graph.nodes().values().stream()
                        .filter(node -> node.context().equals(context))
                        .map(this::line)
                        .collect(Collectors.joining());
    }

    private String line(Node node) {
        return "| <a id=\"%s\"></a>**%s** | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        node.id(),
                        node.id(),
                        node.description(),
                        node.from().equals("direct:" + node.id()) ? "" : node.from(),
                        ends(node, Set.of(Way.CALLS, Way.HANDS_OVER, Way.SENDS, Way.ASKS, Way.TELLS_SAGA))
                                + (node.breaker() ? " behind a breaker" : ""),
                        node.commits().stream()
                                        .map(commit -> commit.equals(node.id()) ? "its own" : link(commit))
                                        .collect(Collectors.joining(", "))
                                + (node.pivot() ? "; pivot, decided by " + ends(node, Set.of(Way.DECIDER)) : ""),
                        node.errors(),
                        ends(node, Set.of(Way.UNDO)));
    }

    private String ends(Node node, Set<Way> ways) {
        List<String> ends = graph.edges().stream()
                .filter(edge -> edge.from().equals(node.id()) && ways.contains(edge.way()))
                .map(Edge::to)
                .map(this::link)
                .toList();
        return String.join(", ", ends);
    }

    private String link(String id) {
        return graph.nodes().get(id).kind() == Kind.ROUTE ? "[%s](#%s)".formatted(id, id) : "`" + id + "`";
    }
}
