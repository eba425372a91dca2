package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.saga.InMemorySagaService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** README's «Beside Camel's own services», line by line: what the service in memory does with the same routes. */
class BesideCamelsOwnTest {

    private final Queue<String> effects = new ConcurrentLinkedQueue<>();
    private volatile boolean failing;

    @BeforeEach
    void clear() {
        Database.clear();
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:begin")
                        .routeId("begin")
                        .saga()
                        .completionMode(SagaCompletionMode.MANUAL)
                        .timeout(Duration.ofSeconds(1))
                        .loop(constant(3))
                        .setHeader("n", exchangeProperty("CamelLoopIndex"))
                        .to("direct:step")
                        .end()
                        .end();
                from("direct:step")
                        .routeId("step")
                        .saga()
                        .propagation(SagaPropagation.REQUIRED)
                        .completionMode(SagaCompletionMode.MANUAL)
                        .option("n", header("n"))
                        .compensation("direct:undo")
                        .process(exchange -> {})
                        .end();
                from("direct:compensate").routeId("compensate").to("saga:compensate");
                from("direct:complete").routeId("complete").to("saga:complete");
                from("direct:undo").routeId("undo").process(exchange -> {
                    effects.add("undo " + exchange.getIn().getHeader("n"));
                    if (failing) {
                        throw new IllegalStateException("no line");
                    }
                });
            }
        };
    }

    private CamelContext inMemory() throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.addService(new InMemorySagaService());
        camel.addRoutes(routes());
        camel.start();
        return camel;
    }

    @Test
    void in_memory_a_loop_s_turns_are_all_undone_with_the_values_of_the_last() throws Exception {
        try (CamelContext camel = inMemory()) {
            String saga = begin(camel);
            send(camel, "direct:compensate", saga);

            await().atMost(Duration.ofSeconds(10)).until(() -> effects.size() == 3);
            assertThat(effects).containsExactly("undo 2", "undo 2", "undo 2");
        }
    }

    @Test
    void in_memory_a_process_that_ends_takes_its_open_sagas_along_and_here_it_does_not() throws Exception {
        String lost;
        try (CamelContext camel = inMemory()) {
            lost = begin(camel);
        }
        try (CamelContext next = inMemory();
                Node node = new Node(Node.QUICK, routes())) {
            send(next, "direct:compensate", lost);
            begin(node.camel);
            node.cutOff();
            try (Node later = new Node(Node.QUICK, routes()).recovering()) {
                assertThat(later.recovers()).isTrue();
                await().atMost(Duration.ofSeconds(20)).until(() -> effects.size() >= 3);
            }
            assertThat(effects).as("of the durable one alone").containsExactly("undo 2", "undo 1", "undo 0");
        }
    }

    @Test
    void in_memory_an_unknown_id_is_another_saga_in_silence_and_here_it_is_refused() throws Exception {
        String unknown = UUID.randomUUID().toString();
        try (CamelContext camel = inMemory();
                Node node = new Node(Node.QUICK, routes())) {
            assertThat(send(camel, "direct:step", unknown).getException()).isNull();
            assertThat(send(node.camel, "direct:step", unknown).getException()).hasStackTraceContaining(unknown);
        }
    }

    @Test
    void in_memory_undos_that_keep_failing_are_called_compensated_and_here_they_are_a_human_s() throws Exception {
        failing = true;
        try (CamelContext camel = inMemory();
                Node node = new Node(Node.QUICK, routes()).recovering()) {
            InMemorySagaService own = camel.hasService(InMemorySagaService.class);
            own.setMaxRetryAttempts(2);
            own.setRetryDelayInMilliseconds(1);
            String givenUp = begin(camel);
            send(camel, "direct:compensate", givenUp);
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            send(camel, "direct:complete", givenUp).getException())
                    .hasStackTraceContaining("status is COMPENSATED"));
            assertThat(effects).as("three undos, twice each").hasSize(6);

            String kept = begin(node.camel);
            send(node.camel, "direct:compensate", kept);
            Node.awaitState(UUID.fromString(kept), SagaState.STUCK);
            assertThat(node.operations.waitingForHuman(10))
                    .extracting(SagaOperations.Saga::id)
                    .containsExactly(UUID.fromString(kept));
        }
    }

    private static String begin(CamelContext camel) {
        Exchange begun = camel.createProducerTemplate().send("direct:begin", exchange -> {});
        assertThat(begun.getException()).isNull();
        return begun.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
    }

    private static Exchange send(CamelContext camel, String uri, String saga) {
        return camel.createProducerTemplate().send(uri, exchange -> exchange.getIn()
                .setHeaders(new java.util.HashMap<>(Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga))));
    }
}
