package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Collector.Span;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One order is one trace, from its door to the kitchen, as a collector outside has it. */
class TracesTest {

    private static final String CALLER = "0af7651916cd43dd8448eb211c80319c";

    @ParameterizedTest
    @EnumSource
    void one_order_is_one_trace_through_saga_payment_outbox_and_kitchen(Wired wired) throws Exception {
        try (Collector collector = new Collector()) {
            Product product = Product.start(wired, "--tablesaga.traces.endpoint=" + collector.endpoint());
            try {
                Answer placed = product.order(
                        OrderStoriesTest.key(),
                        product.dish(1),
                        1,
                        "tok_ok",
                        "traceparent",
                        "00-" + CALLER + "-b7ad6b7169203331-01");
                assertThat(placed.status()).isEqualTo(201);
                String order = placed.json().path("id").asText();
                List<String> way = List.of(
                        "order-place",
                        "order-hold-stock",
                        "order-ask-payment",
                        "order-pay",
                        "payment-charge",
                        "order-mark-paid",
                        "order-send-ticket",
                        "outbox-send-command",
                        "kitchen-ticket-received",
                        "kitchen-open-ticket");
                await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(collector.of(CALLER))
                        .extracting(Span::name)
                        .containsAll(way));
                List<Span> spans = collector.of(CALLER);
                Span door = spans.stream()
                        .filter(span -> span.name().equals("order-place"))
                        .findFirst()
                        .orElseThrow();
                assertThat(door.parent()).isEqualTo("b7ad6b7169203331");
                assertThat(door.attributes()).containsEntry("http.response.status_code", "201");
                assertThat(spans.stream().map(Span::id).collect(Collectors.toSet()))
                        .as("each other one has its parent in the trace")
                        .containsAll(spans.stream()
                                .filter(span -> span != door)
                                .map(Span::parent)
                                .toList());
                assertThat(spans)
                        .filteredOn(span -> span.name().equals("order-mark-paid"))
                        .singleElement()
                        .satisfies(span -> assertThat(span.attributes()).containsEntry("tablesaga.order", order));
                assertThat(collector.all())
                        .as("what only looks has no span")
                        .extracting(Span::name)
                        .doesNotContain("outbox-relay-jms", "order-cancellations-due");
                assertThat(spans.toString()).doesNotContain("tok_ok");
                BooksBalance.in(product);
            } finally {
                product.stop();
            }
        }
    }

    @Test
    void without_a_collector_nothing_of_it_is_there() {
        assertThat(Product.running(Wired.DIRECT).context().getBeanNamesForType(RouteSpans.class))
                .isEmpty();
    }
}
