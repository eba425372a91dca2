package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed diagrams are what the routes say. Regenerate: {@code mvn verify -Dtablesaga.diagrams=write}. */
class SagaDiagramTest {

    private static final Path DOCS = Path.of("..", "routes", "docs");

    private static final Map<String, List<String>> SAGAS = Map.of(
            "order", List.of("order-place", "payment-confirm", "counter-payment"),
            "cancel", List.of("order-cancel", "order-cancel-by-staff", "order-cancellations-due"));

    static Stream<Arguments> sagas() {
        return Stream.of(Product.Wired.values())
                .flatMap(wired -> SAGAS.keySet().stream().map(saga -> Arguments.of(wired, saga)));
    }

    @ParameterizedTest
    @MethodSource("sagas")
    void each_saga_s_diagram_is_drawn_from_the_running_routes(Product.Wired wired, String saga) throws IOException {
        RouteModel model = new RouteModel(Product.running(wired).context().getBean(CamelContext.class));
        String name = wired.name().toLowerCase(java.util.Locale.ROOT);
        String page = "# The " + saga + " saga, wired " + name
                + "\n\nDrawn from the running routes by SagaDiagramTest; do not edit.\n\n" + "```mermaid\n"
                + new SagaDiagram(model).mermaid(SAGAS.get(saga).toArray(String[]::new)) + "```\n";
        Path file = DOCS.resolve(saga + "-saga-" + name + ".md");
        if ("write".equals(System.getProperty("tablesaga.diagrams"))) {
            Files.createDirectories(DOCS);
            Files.writeString(file, page);
        }
        assertThat(file)
                .as("the routes have changed; run the test with -Dtablesaga.diagrams=write and commit " + file)
                .content()
                .isEqualTo(page);
    }

    @Test
    void a_command_by_message_is_followed_through_its_queue_to_the_participant_s_own_commit() {
        RouteModel model =
                new RouteModel(Product.running(Product.Wired.MESSAGES).context().getBean(CamelContext.class));
        String drawn = new SagaDiagram(model).mermaid("order-place");
        for (String command : List.of("hold", "release")) {
            assertThat(drawn)
                    .contains("--> jms-queue-stock-" + command + "([\"jms:queue:stock." + command + "\"])")
                    .contains("jms-queue-stock-" + command + " --> stock-" + command + "-received")
                    .contains("stock-" + command + "-received --> stock-" + command)
                    .contains("one commit: stock-" + command);
        }
    }
}
