package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.diagrams.RouteGraph.Node;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What goes through the product can be seen while it does. */
class ConsoleFlowTest {

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void what_goes_through_a_route_is_counted_and_so_is_what_fails_in_it() {
        JsonNode before = flow();
        OwnStore store = OwnStore.open(product);
        String dish = store.dish(1);
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status()).isEqualTo(201);
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").problem())
                .isEqualTo("out-of-stock");
        JsonNode after = flow();
        for (String route : List.of("order-place", "order-hold-stock", "order-take")) {
            assertThat(route(after, route).path("done").asLong())
                    .as(route)
                    .isGreaterThanOrEqualTo(route(before, route).path("done").asLong() + 2);
        }
        assertThat(route(after, "order-take").path("failed").asLong())
                .as("the second was rolled back")
                .isGreaterThan(route(before, "order-take").path("failed").asLong());
        assertThat(route(after, "order-place").path("meanMillis").asDouble()).isPositive();
        assertThat(after.path("routes"))
                .allMatch(route -> route.path("inflight").asLong() >= 0);
        assertThat(after.path("routes").findValuesAsText("routeId"))
                .containsAll(Drawn.graph(Wired.DIRECT).nodes().values().stream()
                        .filter(node -> !node.from().isEmpty())
                        .map(Node::id)
                        .toList());
        BooksBalance.in(product);
    }

    @Test
    void each_breaker_of_the_diagrams_says_whether_it_lets_calls_through() {
        JsonNode breakers = flow().path("breakers");
        assertThat(breakers.findValuesAsText("routeId"))
                .containsExactlyInAnyOrderElementsOf(Drawn.graph(Wired.DIRECT).nodes().values().stream()
                        .filter(Node::breaker)
                        .map(Node::id)
                        .toList());
        assertThat(breakers.findValuesAsText("state")).isSubsetOf("CLOSED", "OPEN", "HALF_OPEN");
    }

    @Test
    void queues_tell_what_waits_in_them_and_who_reads_them() {
        await("Artemis has told").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode queues = flow().path("queues");
            assertThat(queues.findValuesAsText("name"))
                    .contains("kitchen.tickets")
                    .noneMatch(name -> name.startsWith("activemq."));
            JsonNode tickets = StreamSupport.stream(queues.spliterator(), false)
                    .filter(queue -> queue.path("name").asText().equals("kitchen.tickets"))
                    .findFirst()
                    .orElseThrow();
            assertThat(tickets.path("consumers").asInt()).isPositive();
            assertThat(tickets.path("waiting").isIntegralNumber()).isTrue();
        });
    }

    @Test
    void an_order_that_waits_for_its_payment_is_among_the_sagas_that_run() {
        OwnStore store = OwnStore.open(product);
        Answer placed = store.order(OrderStoriesTest.key(), store.dish(1), "");
        await("the database is looked at once a second")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    JsonNode now = flow();
                    assertThat(now.path("sagas").findValuesAsText("state"))
                            .containsExactly("RUNNING", "IN_DOUBT", "COMPLETING", "COMPENSATING", "STUCK", "REVIEW");
                    assertThat(now.at("/sagas/0/count").asLong()).isPositive();
                    assertThat(now.at("/sagas/0/oldestSeconds").asDouble()).isPositive();
                    assertThat(now.path("outbox").findValuesAsText("broker")).containsExactly("jms", "kafka");
                });
        GuestWhoCancels guest = new GuestWhoCancels(product, placed);
        guest.cancel();
        guest.becomes("CANCELLED");
        BooksBalance.in(product);
    }

    @Test
    void what_does_not_answer_keeps_nobody_waiting_and_is_not_asked_twice() {
        ExecutorService threads = Executors.newCachedThreadPool();
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger looks = new AtomicInteger();
        Glance<String> glance = new Glance<>(
                () -> {
                    looks.incrementAndGet();
                    try {
                        answers.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return "seen";
                },
                threads);
        try {
            assertThat(glance.now()).isNull();
            assertThat(glance.now()).isNull();
            assertThat(looks).hasValue(1);
            answers.countDown();
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(glance.now()).isEqualTo("seen"));
        } finally {
            threads.shutdownNow();
        }
    }

    private JsonNode flow() {
        Answer flow = product.operator("/api/flow");
        assertThat(flow.status()).as(flow.http().body()).isEqualTo(200);
        return flow.json();
    }

    private static JsonNode route(JsonNode flow, String id) {
        return StreamSupport.stream(flow.path("routes").spliterator(), false)
                .filter(route -> route.path("routeId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
