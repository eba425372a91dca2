package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** Whoever watches sees a reader of a topic that does not come along, also when it does not run at all. */
class TopicReadersTest {

    private static final String READER = "insight-item-orders";
    private static final String ROUTE = "insight-order-news";

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void what_waits_for_a_reader_grows_while_it_is_held_and_is_gone_when_it_has_caught_up() throws Exception {
        becomes(0);
        CamelContext camel = product.context().getBean(CamelContext.class);
        camel.getRouteController().stopRoute(ROUTE);
        try {
            OwnStore store = OwnStore.open(product);
            String dish = store.dish(2);
            assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status())
                    .isEqualTo(201);
            await("an order's events wait").atMost(Duration.ofSeconds(30)).until(() -> waiting() >= 1);
            double one = waiting();
            assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status())
                    .isEqualTo(201);
            await("and the next one's behind them")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> waiting() > one);
            await("the console shows it").atMost(Duration.ofSeconds(30)).until(() -> shown() > one);
        } finally {
            camel.getRouteController().startRoute(ROUTE);
        }
        becomes(0);
        await("the console shows it").atMost(Duration.ofSeconds(30)).until(() -> shown() == 0);
        BooksBalance.in(product);
    }

    @Test
    void every_reader_of_our_routes_is_told_of() {
        Scrape scrape = Scrape.of(product);
        assertThat(scrape.samples().get("tablesaga_topic_waiting"))
                .extracting(sample ->
                        sample.labels().get("topic") + " " + sample.labels().get("reader"))
                .containsExactlyInAnyOrder(
                        "menu ordering-catalogue",
                        "menu stock-items",
                        "kitchen ordering-kitchen",
                        "orders insight-item-orders");
    }

    private void becomes(double expected) {
        await("the reader has caught up").atMost(Duration.ofSeconds(60)).until(() -> waiting() == expected);
    }

    private double waiting() {
        return Scrape.of(product).sum("tablesaga_topic_waiting", "reader", READER);
    }

    /** NaN while Kafka has not answered in time. */
    private double shown() {
        JsonNode readers = product.operator("/api/flow").json().path("readers");
        return StreamSupport.stream(readers.spliterator(), false)
                .filter(reader -> reader.path("reader").asText().equals(READER))
                .mapToDouble(reader -> reader.path("waiting").asDouble())
                .findFirst()
                .orElse(Double.NaN);
    }
}
