package io.tablesaga.diagrams;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A graph as {@code route-graph.schema.json} describes it, with a line for each node and edge: a change is a line. */
public final class GraphJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_DEFAULT);

    private GraphJson() {}

    public static String written(RouteGraph graph) {
        return "{\"nodes\": [\n" + lines(graph.nodes().values()) + "\n], \"edges\": [\n" + lines(graph.edges())
                + "\n]}\n";
    }

    public static RouteGraph read(String json) {
        try {
            JsonNode written = JSON.readTree(json);
            Map<String, Node> nodes = new LinkedHashMap<>();
            for (JsonNode node : written.path("nodes")) {
                Node read = JSON.treeToValue(node, Node.class);
                nodes.put(read.id(), read);
            }
            List<Edge> edges = new ArrayList<>();
            for (JsonNode edge : written.path("edges")) {
                edges.add(JSON.treeToValue(edge, Edge.class));
            }
            return new RouteGraph(nodes, edges);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(Collection<?> all) {
        return all.stream().map(GraphJson::line).collect(Collectors.joining(",\n"));
    }

    private static String line(Object one) {
        try {
            return JSON.writeValueAsString(one);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
