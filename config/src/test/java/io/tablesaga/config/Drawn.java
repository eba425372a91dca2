package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.diagrams.GraphChanges;
import io.tablesaga.diagrams.GraphJson;
import io.tablesaga.diagrams.RouteGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** What is drawn from the running routes, and what was committed of it. */
final class Drawn {

    static final Path DOCS = Path.of("..", "routes", "docs");

    private static final String AGAIN = "mvn -pl config -am verify -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dtest='SagaDiagramTest,RouteGraphTest,TopologyTest,RoutesPageTest' -Dtablesaga.diagrams=write";

    /** What a test's product has otherwise: it rings for what is done once a day or an hour, and any free port is its. */
    private static final Map<String, String> AS_SHIPPED = Map.of(
            "{{printing.forget}}",
            "scheduler:printing-forget",
            "{{books.check}}",
            "scheduler:books-check",
            "{{order.grpc}}",
            "grpc:tablesaga.ordering.v1.OrderIntake");

    private Drawn() {}

    static RouteGraph graph(Wired wired) {
        CamelContext camel = Product.running(wired).context().getBean(CamelContext.class);
        return RouteGraph.of(
                camel,
                text -> AS_SHIPPED.containsKey(text) ? AS_SHIPPED.get(text) : camel.resolvePropertyPlaceholders(text));
    }

    static String name(Wired wired) {
        return wired.name().toLowerCase(Locale.ROOT);
    }

    static Path json(Wired wired) {
        return DOCS.resolve("routes-" + name(wired) + ".json");
    }

    /** Read before anything is written: what a change means is told also by the page that is compared first. */
    static List<String> changes(Wired wired) {
        return GraphChanges.between(GraphJson.read(content(json(wired))), graph(wired));
    }

    /** Holds a committed file to what is drawn now, or writes it. */
    static void same(Path file, String drawn, Collection<String> changes) {
        try {
            if ("write".equals(System.getProperty("tablesaga.diagrams"))) {
                Files.writeString(file, drawn);
            }
            assertThat(content(file).equals(drawn))
                    .as(
                            "%s is not what the routes say now%s%nDraw again, look at it and commit it:%n  %s",
                            file.normalize(),
                            changes.stream()
                                    .map(change -> System.lineSeparator() + "  " + change)
                                    .collect(Collectors.joining()),
                            AGAIN)
                    .isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String content(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "{}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
