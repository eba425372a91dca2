package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.diagrams.Mermaid;
import io.tablesaga.diagrams.RouteGraph;
import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Way;
import io.tablesaga.diagrams.Svg;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed diagrams are what the routes say. Regenerate: {@code mvn verify -Dtablesaga.diagrams=write}. */
class SagaDiagramTest {

    private static final Map<String, List<String>> SAGAS = RunningDiagrams.SAGAS;

    /** What README shows: one order with a stored token, in one process. */
    private static final Set<String> AT_A_GLANCE = Set.of(
            "order-place",
            "order-place-once",
            "order-take",
            "order-hold-stock",
            "stock-hold",
            "order-ask-payment",
            "order-approve-payment",
            "order-go-on",
            "order-await-payment",
            "order-pay",
            "payment-collect",
            "payment-charge",
            "outside:payment provider",
            "order-settle",
            "order-confirm",
            "order-mark-paid",
            "order-sell-stock",
            "stock-sell",
            "order-send-ticket",
            "saga:complete",
            "order-declined",
            "order-decline",
            "saga-direction:compensate",
            "order-abandon",
            "order-release-stock",
            "stock-release",
            "order-void-payment",
            "order-decide-payment",
            "payment-look-up");

    static Stream<Arguments> sagas() {
        return Stream.of(Wired.values())
                .flatMap(wired -> SAGAS.keySet().stream().map(saga -> Arguments.of(wired, saga)));
    }

    @ParameterizedTest
    @MethodSource("sagas")
    void each_saga_s_diagram_is_drawn_from_the_running_routes(Wired wired, String saga) {
        List<String> changes = Drawn.changes(wired);
        RouteGraph all = Drawn.graph(wired);
        RouteGraph flow = all.from(SAGAS.get(saga), RunningDiagrams.ends(saga));
        String name = saga + "-saga-" + Drawn.name(wired);
        String title = "The " + saga + " saga, wired " + Drawn.name(wired);
        String page = "# " + title + "\n\nDrawn from the running routes by SagaDiagramTest; do not edit. "
                + "[Each route in a line](routes.md), [all of them](topology.md)"
                + CrashRecord.link() + ".\n\n![" + title + "](" + name + ".svg)\n\n```mermaid\n"
                + Mermaid.drawn(flow) + "```\n";
        Drawn.same(Drawn.DOCS.resolve(name + ".md"), page, changes);
        String description = "From its doors down: what calls what, what undoes what, which routes commit together,"
                + " and where only a decider knows on.";
        Drawn.same(
                Drawn.DOCS.resolve(name + ".svg"),
                Svg.flow(flow, title, description, all, CrashRecord.committed().notes(wired, all)),
                changes);
    }

    @Test
    void an_order_at_a_glance_is_part_of_the_same_graph() {
        RouteGraph all = Drawn.graph(Wired.DIRECT);
        assertThat(all.nodes().keySet()).containsAll(AT_A_GLANCE);
        Drawn.same(
                Drawn.DOCS.resolve("order-at-a-glance.svg"),
                Svg.flow(
                        all.only(node -> AT_A_GLANCE.contains(node.id())),
                        "An order, paid with a stored token",
                        "Commit 1 holds the stock and writes the payment ahead; the provider is asked outside of any commit;"
                                + " commit 2 pays, sells and sends the ticket. What cannot be done is undone, and while"
                                + " nobody knows only the decider asks.",
                        all,
                        CrashRecord.committed().notes(Wired.DIRECT, all)),
                Drawn.changes(Wired.DIRECT));
    }

    @Test
    void every_route_that_may_begin_a_saga_is_on_some_diagram() {
        RouteGraph all = Drawn.graph(Wired.DIRECT);
        Set<String> drawn = new HashSet<>();
        SAGAS.values()
                .forEach(entries ->
                        drawn.addAll(all.from(entries, Set.of()).nodes().keySet()));
        assertThat(all.edges().stream()
                        .filter(edge -> edge.way() == Way.UNDO || edge.way() == Way.DECIDER)
                        .map(Edge::from))
                .isNotEmpty()
                .allMatch(drawn::contains);
    }

    @Test
    void a_command_by_message_is_followed_through_its_queue_to_the_participant_s_own_commit() {
        String drawn = Mermaid.drawn(Drawn.graph(Wired.MESSAGES).from(List.of("order-place"), Set.of()));
        for (String command : List.of("hold", "release")) {
            assertThat(drawn)
                    .contains("--> jms-queue-stock-" + command + "([\"jms:queue:stock." + command + "\"])")
                    .contains("jms-queue-stock-" + command + "([\"jms:queue:stock." + command + "\"]) --> stock-"
                            + command + "-received")
                    .contains("stock-" + command + "-received --> stock-" + command)
                    .contains("one commit: stock-" + command);
        }
    }
}
