package io.tablesaga.diagrams;

import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Node;
import io.tablesaga.diagrams.RouteGraph.Way;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What one graph has otherwise than another, in sentences. */
public final class GraphChanges {

    private final RouteGraph was;
    private final RouteGraph is;
    private final List<String> sentences = new ArrayList<>();

    private GraphChanges(RouteGraph was, RouteGraph is) {
        this.was = was;
        this.is = is;
    }

    public static List<String> between(RouteGraph was, RouteGraph is) {
        return new GraphChanges(was, is).told();
    }

    private List<String> told() {
        less(was.nodes().keySet(), is.nodes().keySet())
                .forEach(id -> say("removed: " + name(was.nodes().get(id))));
        less(is.nodes().keySet(), was.nodes().keySet())
                .forEach(id -> say("added: " + name(is.nodes().get(id))));
        was.nodes().forEach((id, node) -> {
            if (is.nodes().containsKey(id)) {
                compared(node, is.nodes().get(id));
            }
        });
        less(was.edges(), is.edges()).forEach(edge -> say("edge removed: " + sentence(edge)));
        less(is.edges(), was.edges()).forEach(edge -> say("edge added: " + sentence(edge)));
        ordered();
        return sentences;
    }

    private void compared(Node before, Node now) {
        if (!before.commits().equals(now.commits())) {
            say("commit boundary moved: %s was in %s, is now in %s".formatted(now.id(), commits(before), commits(now)));
        }
        if (before.pivot() != now.pivot()) {
            say("pivot: %s %s one now".formatted(now.id(), now.pivot() ? "is" : "is not"));
        }
        if (before.breaker() != now.breaker()) {
            say("breaker: %s %s one now".formatted(now.id(), now.breaker() ? "has" : "has not"));
        }
        changed("context", Node::context, before, now);
        changed("description", Node::description, before, now);
        changed("beginning", Node::from, before, now);
        changed("error handling", Node::errors, before, now);
        changed("kind", Node::kind, before, now);
    }

    private void changed(String what, Function<Node, Object> value, Node before, Node now) {
        if (!Objects.equals(value.apply(before), value.apply(now))) {
            say("%s: that of %s was «%s», is now «%s»"
                    .formatted(what, now.id(), value.apply(before), value.apply(now)));
        }
    }

    /** The same edges in another order: somebody does the same things otherwise one after the other. */
    private void ordered() {
        Set<Edge> both = new LinkedHashSet<>(was.edges());
        both.retainAll(Set.copyOf(is.edges()));
        both.stream().map(Edge::from).distinct().forEach(from -> {
            List<String> before = onward(was, from, both);
            List<String> now = onward(is, from, both);
            if (!before.equals(now)) {
                say("order: %s went to %s, goes now to %s"
                        .formatted(from, String.join(", ", before), String.join(", ", now)));
            }
        });
    }

    private static List<String> onward(RouteGraph graph, String from, Set<Edge> both) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(from) && both.contains(edge))
                .map(Edge::to)
                .toList();
    }

    private static String commits(Node node) {
        return node.commits().isEmpty() ? "no commit" : "commit " + String.join(" and commit ", node.commits());
    }

    private static String name(Node node) {
        return node.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + node.id();
    }

    private static String sentence(Edge edge) {
        String verb = edge.way().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        boolean noun = edge.way() == Way.UNDO || edge.way() == Way.COMPLETION || edge.way() == Way.DECIDER;
        return noun
                ? "%s has the %s %s".formatted(edge.from(), verb, edge.to())
                : "%s %s %s".formatted(edge.from(), verb, edge.to());
    }

    private static <T> Set<T> less(Collection<T> all, Collection<T> known) {
        Set<T> rest = new LinkedHashSet<>(all);
        rest.removeAll(Set.copyOf(known));
        return rest;
    }

    private void say(String sentence) {
        sentences.add(sentence);
    }
}
