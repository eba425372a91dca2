package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.diagrams.GraphJson;
import io.tablesaga.diagrams.RouteGraph;
import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Kind;
import io.tablesaga.diagrams.RouteGraph.Node;
import io.tablesaga.diagrams.RouteGraph.Way;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed graphs are those of the running routes. Regenerate: {@code -Dtablesaga.diagrams=write}. */
class RouteGraphTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(RouteGraph.class.getResourceAsStream("route-graph.schema.json"));

    @ParameterizedTest
    @EnumSource
    void the_committed_graph_is_that_of_the_running_routes(Wired wired) {
        List<String> changes = Drawn.changes(wired);
        Drawn.same(Drawn.json(wired), GraphJson.written(Drawn.graph(wired)), changes);
    }

    @ParameterizedTest
    @EnumSource
    void a_graph_keeps_to_its_schema_and_every_edge_has_both_ends(Wired wired) throws IOException {
        RouteGraph graph = Drawn.graph(wired);
        assertThat(SCHEMA.validate(JSON.readTree(GraphJson.written(graph)))).isEmpty();
        assertThat(graph.nodes()).hasSizeGreaterThan(60);
        assertThat(graph.edges())
                .allMatch(edge ->
                        graph.nodes().containsKey(edge.from()) && graph.nodes().containsKey(edge.to()));
    }

    @Test
    void a_graph_that_breaks_its_schema_is_refused() throws IOException {
        JsonNode broken = JSON.readTree(
                "{\"nodes\": [{\"id\": \"a\", \"kind\": \"PIPE\"}], \"edges\": [{\"from\": \"a\", \"to\": \"b\"}]}");
        assertThat(SCHEMA.validate(broken)).hasSize(2);
    }

    @Test
    void in_one_process_an_order_s_stock_is_in_its_commit_and_by_message_in_one_of_its_own() {
        assertThat(Drawn.graph(Wired.DIRECT).nodes().get("stock-hold").commits())
                .containsExactly("order-take");
        RouteGraph apart = Drawn.graph(Wired.MESSAGES);
        assertThat(apart.nodes().get("stock-hold").commits()).containsExactly("stock-hold");
        assertThat(apart.edges())
                .contains(
                        new Edge("order-hold-stock", Way.SENDS, "jms:queue:stock.hold"),
                        new Edge("jms:queue:stock.hold", Way.READS, "stock-hold-received"));
    }

    @ParameterizedTest
    @EnumSource
    void every_call_of_the_provider_is_behind_a_breaker_and_in_no_commit(Wired wired) {
        RouteGraph graph = Drawn.graph(wired);
        List<Node> asking = graph.edges().stream()
                .filter(edge -> edge.to().equals("outside:payment provider"))
                .map(edge -> graph.nodes().get(edge.from()))
                .toList();
        assertThat(asking).hasSizeGreaterThan(5).allMatch(Node::breaker).allMatch(node -> node.commits()
                .isEmpty());
        assertThat(graph.nodes().values().stream().filter(Node::breaker)).hasSameSizeAs(asking);
    }

    @ParameterizedTest
    @EnumSource
    void every_topic_and_queue_has_whoever_sends_and_whoever_reads(Wired wired) {
        RouteGraph graph = Drawn.graph(wired);
        assertThat(graph.nodes().values().stream()
                        .filter(node -> node.kind() == Kind.QUEUE || node.kind() == Kind.TOPIC)
                        .filter(node -> !node.id().equals("jms:queue:activemq.management")))
                .isNotEmpty()
                .allMatch(node ->
                        graph.edges().stream().anyMatch(edge -> edge.from().equals(node.id())))
                .allMatch(node ->
                        graph.edges().stream().anyMatch(edge -> edge.to().equals(node.id())));
    }
}
