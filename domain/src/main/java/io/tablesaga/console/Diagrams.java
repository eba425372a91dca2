package io.tablesaga.console;

import java.util.List;
import java.util.Optional;

/** Pictures of the routes as they run in this process. */
public interface Diagrams {

    List<Named> all();

    Optional<Drawn> find(String name);

    enum Kind {
        /** One saga, from its doors down. */
        SAGA,
        /** How the contexts hang together. */
        TOPOLOGY,
        /** A context's routes. */
        CONTEXT
    }

    record Named(String name, Kind kind, String title) {}

    /** @param svg its boxes and arrows carry the names of nodes and edges as data */
    record Drawn(Named named, String description, String svg, List<Node> nodes, List<Edge> edges) {
        public Drawn {
            nodes = List.copyOf(nodes);
            edges = List.copyOf(edges);
        }
    }

    /** @param commits the routes whose commit it is part of; itself, where it begins one */
    record Node(
            String id,
            String kind,
            String context,
            String description,
            List<String> commits,
            boolean pivot,
            boolean breaker) {
        public Node {
            commits = List.copyOf(commits);
        }
    }

    record Edge(String from, String way, String to) {}
}
