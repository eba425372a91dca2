package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One step that is enlisted many times, each time with values of its own (CAMEL-24148 for the service in memory). */
class LoopsAndSplitsTest {

    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK, new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        saga("looping")
                                .loop(constant(4))
                                .setHeader("n", exchangeProperty("CamelLoopIndex"))
                                .to("direct:step");
                        saga("splitting").split(body()).setHeader("n", body()).to("direct:step");
                        saga("in-parallel")
                                .split(body())
                                .parallelProcessing()
                                .setHeader("n", body())
                                .to("direct:step");
                        saga("splitting-loops")
                                .split(body())
                                .setHeader("part", body())
                                .loop(constant(2))
                                .setHeader("n", simple("${header.part}/${exchangeProperty.CamelLoopIndex}"))
                                .to("direct:step");
                        saga("failing-split")
                                .split(body())
                                .stopOnException()
                                .setHeader("n", body())
                                .to("direct:step")
                                .filter(body().isEqualTo(3))
                                .throwException(new IllegalStateException("no more than three"));
                        from("direct:step")
                                .routeId("step")
                                .transacted()
                                .saga()
                                .propagation(SagaPropagation.MANDATORY)
                                .option("n", header("n"))
                                .compensation("direct:undo")
                                .completion("direct:done")
                                .bean("effects", "effect")
                                .end();
                        from("direct:undo").routeId("undo").bean("effects", "effect");
                        from("direct:done").routeId("done").bean("effects", "effect");
                        from("direct:complete").routeId("complete").to("saga:complete");
                        from("direct:compensate").routeId("compensate").to("saga:compensate");
                    }

                    private org.apache.camel.model.SagaDefinition saga(String id) {
                        return from("direct:" + id)
                                .routeId(id)
                                .saga()
                                .completionMode(
                                        id.startsWith("failing") ? SagaCompletionMode.AUTO : SagaCompletionMode.MANUAL);
                    }
                })
                .recovering();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void each_turn_of_a_loop_is_undone_with_its_own_values_the_last_first() {
        UUID saga = begin("looping");

        end("direct:compensate", saga, SagaState.COMPENSATED);

        assertThat(Node.effects())
                .containsExactly(
                        "looping 0", "looping 1", "looping 2", "looping 3", "undo 3", "undo 2", "undo 1", "undo 0");
    }

    @Test
    void each_part_of_a_split_is_completed_with_its_own_values_in_order() {
        UUID saga = begin("splitting");

        end("direct:complete", saga, SagaState.COMPLETED);

        assertThat(Node.effects())
                .containsExactly("splitting 1", "splitting 2", "splitting 3", "done 1", "done 2", "done 3");
    }

    @Test
    void parts_that_go_at_once_are_undone_in_the_reverse_of_the_order_they_were_enlisted_in() {
        List<Integer> many = IntStream.rangeClosed(1, 40).boxed().toList();
        UUID saga = begin("in-parallel", many);
        List<String> enlisted = Database.JDBC.queryForList(
                "select options ->> 'n' from saga.step where saga_id = ? order by id desc", String.class, saga);

        end("direct:compensate", saga, SagaState.COMPENSATED);

        assertThat(enlisted).hasSize(40).doesNotHaveDuplicates();
        assertThat(Node.effects().stream().filter(effect -> effect.startsWith("undo")))
                .containsExactlyElementsOf(
                        enlisted.stream().map(n -> "undo " + n).toList());
    }

    @Test
    void loops_within_splits_keep_their_values_apart() {
        UUID saga = begin("splitting-loops");

        end("direct:compensate", saga, SagaState.COMPENSATED);

        assertThat(Node.effects().subList(6, 12))
                .containsExactly("undo 3/1", "undo 3/0", "undo 2/1", "undo 2/0", "undo 1/1", "undo 1/0");
    }

    @Test
    void a_split_that_fails_in_its_middle_is_undone_as_far_as_it_came() {
        Exchange failed = send("failing-split", List.of(1, 2, 3, 4));

        assertThat(failed.getException()).hasStackTraceContaining("no more than three");
        Node.awaitState(Database.JDBC.queryForObject("select id from saga.saga", UUID.class), SagaState.COMPENSATED);
        assertThat(Node.effects())
                .containsExactly("failing-split 1", "failing-split 2", "failing-split 3", "undo 3", "undo 2", "undo 1");
    }

    private UUID begin(String route) {
        return begin(route, List.of(1, 2, 3));
    }

    private UUID begin(String route, List<Integer> parts) {
        Exchange begun = send(route, parts);
        assertThat(begun.getException()).isNull();
        return Database.JDBC.queryForObject("select id from saga.saga", UUID.class);
    }

    private Exchange send(String route, List<Integer> parts) {
        return node.camel.createProducerTemplate().send("direct:" + route, exchange -> exchange.getIn()
                .setBody(parts));
    }

    private void end(String how, UUID saga, SagaState state) {
        Exchange ended = node.send(how, Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga.toString()));
        assertThat(ended.getException()).isNull();
        Node.awaitState(saga, state);
    }
}
