package io.tablesaga.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.model.PropertyExpressionDefinition;
import org.apache.camel.model.SagaDefinition;

/** Draws a flow from the running routes: the way it goes, the way it is undone, and where it commits. */
final class SagaDiagram {

    private final RouteModel model;
    private final Map<String, Set<String>> commits = new LinkedHashMap<>();
    private final Set<String> outside = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> edges = new LinkedHashSet<>();
    private final Set<String> pivots = new LinkedHashSet<>();

    SagaDiagram(RouteModel model) {
        this.model = model;
    }

    String mermaid(String... entries) {
        for (String entry : entries) {
            visit(entry, null);
        }
        StringBuilder text = new StringBuilder("flowchart TD\n");
        outside.forEach(route -> text.append("  ").append(node(route)).append('\n'));
        commits.forEach((opener, routes) -> {
            text.append("  subgraph commit-")
                    .append(opener)
                    .append("[\"one commit: ")
                    .append(opener)
                    .append("\"]\n");
            routes.forEach(route -> text.append("    ").append(node(route)).append('\n'));
            text.append("  end\n");
        });
        edges.forEach(edge -> text.append("  ").append(edge).append('\n'));
        return text.toString();
    }

    private void visit(String route, String commit) {
        if (!model.routes().containsKey(route) || !seen.add(route)) {
            return;
        }
        String within = commit != null ? commit : model.transacted(route) ? route : null;
        if (within == null) {
            outside.add(route);
        } else {
            commits.computeIfAbsent(within, opener -> new LinkedHashSet<>()).add(route);
        }
        for (SagaDefinition saga : model.sagas(route)) {
            follow(
                    route,
                    saga.getCompensation() == null
                            ? null
                            : saga.getCompensation().getUri(),
                    "-. undo .->");
            options(saga).stream()
                    .filter(option -> option.getKey().equals("saga-decider"))
                    .forEach(option -> {
                        pivots.add(route);
                        follow(route, option.getExpression().getExpression(), "-. decider .->");
                    });
        }
        for (String target : model.targets(route)) {
            String next = model.routeOf(target);
            if (next != null && model.routes().containsKey(next)) {
                edges.add(route + " --> " + next);
                // A queue in between ends the commit; so does a call that leaves the process.
                visit(next, target.startsWith("direct:") ? within : null);
            } else if (!target.startsWith("log:")) {
                String name = RouteModel.address(target);
                String place = name.replaceAll("[^A-Za-z0-9]", "-");
                edges.add(route + " --> " + place + "([\"" + name + "\"])");
                String reader = model.readerOf(target);
                if (reader != null) {
                    edges.add(place + " --> " + reader);
                    visit(reader, null);
                }
            }
        }
    }

    private static List<PropertyExpressionDefinition> options(SagaDefinition saga) {
        return saga.getOptions() == null ? List.of() : saga.getOptions();
    }

    private void follow(String from, String uri, String arrow) {
        String to = uri == null ? null : model.routeOf(uri);
        if (to != null) {
            edges.add(from + " " + arrow + " " + to);
            visit(to, null);
        }
    }

    private String node(String route) {
        String description = model.routes().get(route).getDescriptionText();
        String label = "<b>" + route + "</b><br/>" + description;
        return pivots.contains(route) ? route + "{{\"" + label + "<br/>pivot\"}}" : route + "[\"" + label + "\"]";
    }
}
