package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The routes that run are drawn by the process that runs them. */
class ConsoleDiagramsTest {

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void every_diagram_that_is_listed_can_be_seen_and_each_of_its_boxes_and_arrows_has_a_name() {
        JsonNode all = product.operator("/api/diagrams").json().path("diagrams");
        assertThat(all.findValuesAsText("name"))
                .startsWith("cancel-saga", "order-saga", "stray-saga", "topology", "context-accounts")
                .contains("context-ordering", "context-kitchen");
        for (JsonNode named : all) {
            JsonNode drawn = shown(named.path("name").asText());
            String svg = drawn.path("svg").asText();
            assertThat(drawn.path("nodes")).isNotEmpty();
            for (JsonNode node : drawn.path("nodes")) {
                if (!node.path("kind").asText().equals("DIRECTION")) {
                    assertThat(svg).contains(" data-node=\"" + node.path("id").asText() + "\"");
                }
            }
            List<String> ids = drawn.path("nodes").findValuesAsText("id");
            assertThat(ids).containsAll(drawn.path("edges").findValuesAsText("from"));
            assertThat(ids).containsAll(drawn.path("edges").findValuesAsText("to"));
        }
        assertThat(shown("order-saga").path("svg").asText())
                .contains(
                        "<g class=\"node route ",
                        " data-route=\"order-hold-stock\"",
                        " data-from=\"order-hold-stock\" data-way=\"UNDO\" data-to=\"order-release-stock\"");
    }

    @Test
    void a_saga_s_diagram_is_that_of_the_routes_as_they_run() {
        assertThat(shown("order-saga").path("nodes").findValuesAsText("id"))
                .containsExactlyElementsOf(Drawn.graph(Wired.DIRECT)
                        .from(RunningDiagrams.SAGAS.get("order"), RunningDiagrams.ends("order"))
                        .nodes()
                        .keySet());
    }

    @Test
    void what_was_read_is_not_sent_again() {
        for (String path : List.of("/api/diagrams", "/api/diagrams/order-saga")) {
            Answer first = product.operator(path);
            String tag = first.http().headers().firstValue("ETag").orElseThrow();
            Answer again = Product.send(product.request(path)
                    .header("Authorization", "Bearer " + product.operatorToken())
                    .header("If-None-Match", tag));
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.http().body()).isEmpty();
        }
    }

    @Test
    void a_diagram_nobody_draws_is_not_found() {
        Answer none = product.operator("/api/diagrams/context-nothing");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.problem()).isEqualTo("not-found");
    }

    private JsonNode shown(String name) {
        Answer shown = product.operator("/api/diagrams/" + name);
        assertThat(shown.status()).as(name + shown.http().body()).isEqualTo(200);
        return shown.json();
    }
}
