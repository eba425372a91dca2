package io.tablesaga.diagrams;

import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Which routes commit together: a commit goes as far as calls in its thread do; every other way ends it. */
final class Commits {

    enum Boundary {
        COMMIT,
        /** A caller's transaction rests meanwhile. */
        NONE,
        CALLERS
    }

    private final Collection<String> routes;
    private final Collection<Edge> edges;
    private final Function<String, Boundary> boundary;

    Commits(Collection<String> routes, Collection<Edge> edges, Function<String, Boundary> boundary) {
        this.routes = routes;
        this.edges = edges;
        this.boundary = boundary;
    }

    /** @return of each route that commits, the routes that begin its commit */
    Map<String, List<String>> members() {
        Set<String> outside = outside();
        Map<String, List<String>> members = new TreeMap<>();
        for (String route : routes) {
            if (boundary.apply(route) == Boundary.COMMIT && begins(route, outside)) {
                reached(Set.of(route), called -> boundary.apply(called) != Boundary.NONE)
                        .forEach(member -> members.computeIfAbsent(member, none -> new ArrayList<>())
                                .add(route));
            }
        }
        return members;
    }

    /** Routes that are, at least sometimes, in nobody's transaction. */
    private Set<String> outside() {
        Set<String> entries = new LinkedHashSet<>();
        for (String route : routes) {
            Boundary its = boundary.apply(route);
            if (its == Boundary.NONE || its == Boundary.CALLERS && entered(route)) {
                entries.add(route);
            }
        }
        return reached(entries, called -> boundary.apply(called) != Boundary.COMMIT);
    }

    private boolean begins(String route, Set<String> outside) {
        return entered(route)
                || edges.stream()
                        .anyMatch(edge ->
                                edge.way() == Way.CALLS && edge.to().equals(route) && outside.contains(edge.from()));
    }

    /** Otherwise than by a call of another route. */
    private boolean entered(String route) {
        List<Edge> ways = edges.stream().filter(edge -> edge.to().equals(route)).toList();
        return ways.isEmpty() || ways.stream().anyMatch(edge -> edge.way() != Way.CALLS);
    }

    private Set<String> reached(Set<String> entries, java.util.function.Predicate<String> further) {
        Set<String> reached = new LinkedHashSet<>(entries);
        Deque<String> open = new ArrayDeque<>(entries);
        while (!open.isEmpty()) {
            String from = open.poll();
            edges.stream()
                    .filter(edge -> edge.way() == Way.CALLS && edge.from().equals(from))
                    .map(Edge::to)
                    .filter(further)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        return reached;
    }
}
