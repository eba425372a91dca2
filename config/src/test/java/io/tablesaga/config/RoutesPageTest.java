package io.tablesaga.config;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.diagrams.GraphChanges;
import io.tablesaga.diagrams.RouteGraph;
import io.tablesaga.diagrams.RoutesPage;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each route is described as it runs. Regenerate: {@code -Dtablesaga.diagrams=write}. */
class RoutesPageTest {

    @Test
    void each_route_has_its_line_and_the_other_wiring_is_told_in_words() {
        RouteGraph direct = Drawn.graph(Wired.DIRECT);
        List<String> otherwise = GraphChanges.between(direct, Drawn.graph(Wired.MESSAGES));
        String page =
                """
                # The routes

                Written from the running routes by RoutesPageTest; do not edit. «From» is empty where a route is called by its
                name. [Pictures](topology.md) · [the same as data](routes-direct.json), described by [its schema](../../adapters/diagrams/src/main/resources/io/tablesaga/diagrams/route-graph.schema.json)

                """
                        + RoutesPage.written(direct)
                        + "\n## Wired messages\n\nAs designed all is called directly, as above. With stock and kitchen behind a broker:\n\n"
                        + otherwise.stream().map(change -> "- " + change + "\n").collect(Collectors.joining());
        Drawn.same(Drawn.DOCS.resolve("routes.md"), page, Drawn.changes(Wired.DIRECT));
    }
}
