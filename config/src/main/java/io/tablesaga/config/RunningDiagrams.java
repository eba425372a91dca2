package io.tablesaga.config;

import io.tablesaga.console.Diagrams;
import io.tablesaga.diagrams.Notes;
import io.tablesaga.diagrams.RouteGraph;
import io.tablesaga.diagrams.Svg;
import io.tablesaga.diagrams.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;

/** Drawn from the model of the routes when somebody first asks, and kept: routes do not change while they run. */
final class RunningDiagrams implements Diagrams {

    /** Where each saga begins. */
    static final Map<String, List<String>> SAGAS = new TreeMap<>(Map.of(
            "order", List.of("order-place", "order-place-grpc", "payment-confirm", "counter-payment"),
            "cancel", List.of("order-cancel", "order-cancel-by-staff", "order-cancellations-due"),
            "stray", List.of("payment-refund-stray")));

    private static final String SAGA = "-saga";
    private static final String CONTEXT = "context-";
    private static final String CONTEXTS = "topology";

    private final CamelContext camel;
    private final Map<String, Drawn> drawn = new ConcurrentHashMap<>();
    private RouteGraph graph;

    RunningDiagrams(CamelContext camel) {
        this.camel = camel;
    }

    private synchronized RouteGraph graph() {
        if (graph == null) {
            graph = RouteGraph.of(camel);
        }
        return graph;
    }

    /** Other sagas' beginnings; and what phones are told is no part of any. */
    static Set<String> ends(String saga) {
        Set<String> ends = new HashSet<>(Set.of("visit-tell"));
        SAGAS.forEach((other, entries) -> {
            if (!other.equals(saga)) {
                ends.addAll(entries);
            }
        });
        return ends;
    }

    @Override
    public List<Named> all() {
        List<Named> all = new ArrayList<>();
        SAGAS.keySet().forEach(saga -> all.add(new Named(saga + SAGA, Kind.SAGA, "The " + saga + " saga")));
        all.add(new Named(CONTEXTS, Kind.TOPOLOGY, "Contexts"));
        new Topology(graph())
                .contexts()
                .forEach(context ->
                        all.add(new Named(CONTEXT + context, Kind.CONTEXT, "Routes of the context " + context)));
        return all;
    }

    @Override
    public Optional<Drawn> find(String name) {
        return all().stream()
                .filter(named -> named.name().equals(name))
                .findFirst()
                .map(named -> drawn.computeIfAbsent(name, first -> draw(named)));
    }

    private Drawn draw(Named named) {
        RouteGraph all = graph();
        return switch (named.kind()) {
            case SAGA -> {
                String saga = named.name().substring(0, named.name().length() - SAGA.length());
                RouteGraph flow = all.from(SAGAS.get(saga), ends(saga));
                String said = "From its doors down: what calls what, what undoes what, which routes commit together,"
                        + " and where only a decider knows on.";
                yield drawn(named, said, flow, Svg.flow(flow, named.title(), said, all, Notes.NONE));
            }
            case TOPOLOGY -> {
                String said =
                        "Which contexts call each other, and which queues, topics and outside systems are between them.";
                yield topology(named, said, new Topology(all).overview());
            }
            case CONTEXT -> {
                String said = "Its routes, and what they call, send to, read from and ask.";
                yield topology(
                        named, said, new Topology(all).around(named.name().substring(CONTEXT.length())));
            }
        };
    }

    private Drawn topology(Named named, String said, RouteGraph part) {
        return drawn(named, said, part, Svg.topology(part, named.title(), said, graph()));
    }

    private static Drawn drawn(Named named, String said, RouteGraph part, String svg) {
        return new Drawn(
                named,
                said,
                svg,
                part.nodes().values().stream()
                        .map(node -> new Node(
                                node.id(),
                                node.kind().name(),
                                node.context(),
                                node.description(),
                                node.commits(),
                                node.pivot(),
                                node.breaker()))
                        .toList(),
                part.edges().stream()
                        .map(edge -> new Edge(edge.from(), edge.way().name(), edge.to()))
                        .toList());
    }
}
