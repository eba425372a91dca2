package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.diagrams.GraphChanges;
import io.tablesaga.diagrams.RouteGraph;
import io.tablesaga.diagrams.Svg;
import io.tablesaga.diagrams.Topology;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Queues, topics, the outside and routes by context, in each wiring. Regenerate: {@code -Dtablesaga.diagrams=write}. */
class TopologyTest {

    private final RouteGraph designed = Drawn.graph(Wired.DIRECT);
    private final RouteGraph deployed = Drawn.graph(Wired.MESSAGES);

    @Test
    void how_all_hangs_together_is_drawn_from_the_running_routes() {
        List<String> changes = new ArrayList<>(Drawn.changes(Wired.DIRECT));
        changes.addAll(Drawn.changes(Wired.MESSAGES));
        overview(Wired.DIRECT, designed, changes);
        overview(Wired.MESSAGES, deployed, changes);
        StringBuilder page = new StringBuilder(
                """
                # How the routes hang together

                Drawn from the running routes by TopologyTest; do not edit. A context has its colour on every picture; a pill is
                a queue, a slanted box a topic, a double frame is outside. Each route has [its line](routes.md). What leaves
                through the outbox is sent by «shared»; [which context writes it](../../docs/architecture.md).

                ## Wired direct: one process

                ![Contexts, wired direct](topology-direct.svg)

                ## Wired messages: stock and kitchen by command

                ![Contexts, wired messages](topology-messages.svg)
                """);
        Topology direct = new Topology(designed);
        Topology messages = new Topology(deployed);
        assertThat(messages.contexts()).isEqualTo(direct.contexts());
        for (String context : direct.contexts()) {
            page.append("\n## ").append(context).append("\n\n");
            page.append(context(context, direct.around(context), "", changes));
            if (!GraphChanges.between(direct.around(context), messages.around(context))
                    .isEmpty()) {
                page.append("\nWired messages:\n\n")
                        .append(context(context, messages.around(context), "-messages", changes));
            }
        }
        Drawn.same(Drawn.DOCS.resolve("topology.md"), page.toString(), changes);
    }

    private void overview(Wired wired, RouteGraph graph, List<String> changes) {
        Drawn.same(
                Drawn.DOCS.resolve("topology-" + Drawn.name(wired) + ".svg"),
                Svg.topology(
                        new Topology(graph).overview(),
                        "Contexts, wired " + Drawn.name(wired),
                        "Which contexts call each other, and which queues, topics and outside systems are between them.",
                        designed),
                changes);
    }

    private String context(String context, RouteGraph around, String wiring, List<String> changes) {
        String name = "context-" + context + wiring + ".svg";
        String title = "Routes of the context " + context;
        Drawn.same(
                Drawn.DOCS.resolve(name),
                Svg.topology(around, title, "Its routes, and what they call, send to, read from and ask.", designed),
                changes);
        return "![%s](%s)%n".formatted(title, name);
    }
}
