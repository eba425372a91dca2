package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A saga's end: completions in order, compensations in reverse, each recorded, retried, and never given up in silence. */
class FinalisingTest {

    private final AtomicInteger failuresOfUndo1 = new AtomicInteger();
    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK, new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:trip")
                                .routeId("trip")
                                .saga()
                                .timeout(Duration.ofMinutes(1))
                                .loop(3)
                                .setHeader("n", exchangeProperty(Exchange.LOOP_INDEX))
                                .toD("direct:${header.step}")
                                .end()
                                .filter(header("fail"))
                                .throwException(new IllegalStateException("no room"))
                                .end()
                                .end();
                        step("book", "direct:undo", null);
                        step("book-and-confirm", "direct:undo", "direct:confirm");
                        step("book-and-confirm-far", "direct:undo", "seda:confirm?waitForTaskToComplete=Always");
                        step("book-and-fail-to-confirm", "direct:undo", "direct:broken");
                        from("direct:undo")
                                .routeId("undo")
                                .process(exchange -> {
                                    if ("1".equals(exchange.getIn().getHeader("n", String.class))
                                            && failuresOfUndo1.getAndDecrement() > 0) {
                                        throw new IllegalStateException("the hotel does not answer");
                                    }
                                })
                                .bean("effects", "effect");
                        from("direct:confirm").routeId("confirm").bean("effects", "effect");
                        from("seda:confirm").routeId("confirm-far").bean("effects", "effect");
                        from("direct:broken").routeId("broken").throwException(new IllegalStateException("broken"));
                    }

                    private void step(String name, String undo, String done) {
                        var saga = from("direct:" + name)
                                .routeId(name)
                                .saga()
                                .propagation(SagaPropagation.MANDATORY)
                                .option("n", header("n"))
                                .compensation(undo);
                        if (done != null) {
                            saga.completion(done);
                        }
                        saga.log("stepped").end();
                    }
                })
                .recovering();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void compensations_run_in_reverse_and_each_gets_the_values_its_step_was_enlisted_with() {
        Exchange trip = node.send("direct:trip", Map.of("step", "book", "fail", true));

        assertThat(trip.getException()).hasMessage("no room");
        UUID saga = only();
        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("undo 2", "undo 1", "undo 0");
        assertThat(Node.journal(saga))
                .containsExactly(
                        "BORN",
                        "ENLISTED book",
                        "ENLISTED book",
                        "ENLISTED book",
                        "COMPENSATING",
                        "COMPENSATED_STEP book",
                        "COMPENSATED_STEP book",
                        "COMPENSATED_STEP book",
                        "COMPENSATED");
    }

    @Test
    void local_completions_run_in_order_inside_the_transaction_that_completes() {
        node.send("direct:trip", Map.of("step", "book-and-confirm"));

        assertThat(Node.stateOf(only())).isEqualTo(SagaState.COMPLETED);
        assertThat(Node.effects()).containsExactly("confirm 0", "confirm 1", "confirm 2");
        assertThat(JDBC.queryForList(
                        "select xmin::text from saga.saga union select xmin::text from effect", String.class))
                .hasSize(1);
    }

    @Test
    void completions_elsewhere_run_in_order_after_the_direction_is_durable() {
        Exchange trip = node.send("direct:trip", Map.of("step", "book-and-confirm-far"));

        assertThat(trip.getException()).isNull();
        UUID saga = only();
        Node.awaitState(saga, SagaState.COMPLETED);
        assertThat(Node.effects()).containsExactly("confirm-far 0", "confirm-far 1", "confirm-far 2");
        assertThat(Node.journal(saga))
                .endsWith(
                        "COMPLETING",
                        "COMPLETED_STEP book-and-confirm-far",
                        "COMPLETED_STEP book-and-confirm-far",
                        "COMPLETED_STEP book-and-confirm-far",
                        "COMPLETED");
    }

    @Test
    void a_local_completion_that_fails_leaves_the_saga_undecided_and_the_caller_is_told() {
        Exchange trip = node.send("direct:trip", Map.of("step", "book-and-fail-to-confirm"));

        assertThat(trip.getException()).hasStackTraceContaining("broken");
        assertThat(Node.stateOf(only())).isEqualTo(SagaState.RUNNING);
    }

    @Test
    void a_compensation_that_fails_is_tried_again_and_blocks_the_ones_before_it() {
        failuresOfUndo1.set(2);

        node.send("direct:trip", Map.of("step", "book", "fail", true));

        UUID saga = only();
        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("undo 2", "undo 1", "undo 0");
        assertThat(Node.journal(saga))
                .containsSubsequence(
                        "COMPENSATED_STEP book", "FAILED book", "FAILED book", "COMPENSATED_STEP book", "COMPENSATED");
        assertThat(JDBC.queryForList(
                        "select attempt from saga.journal where event in ('FAILED', 'COMPENSATED_STEP') order by id",
                        Integer.class))
                .containsExactly(1, 1, 2, 3, 1);
    }

    @Test
    void after_the_last_try_it_is_stuck_listed_and_goes_on_when_an_operator_says_so() {
        UUID saga = stuck();

        assertThat(Node.effects()).containsExactly("undo 2");
        assertThat(node.operations.waitingForHuman(10))
                .singleElement()
                .satisfies(listed -> assertThat(listed.lastError()).contains("the hotel does not answer"));

        failuresOfUndo1.set(0);
        node.operations.retry(saga, "ann");

        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("undo 2", "undo 1", "undo 0");
        assertThat(node.operations.journal(saga))
                .anySatisfy(entry -> assertThat(entry.detail()).isEqualTo("asked by ann"));
    }

    @Test
    void a_stuck_saga_ends_by_an_operators_word_and_reason_only() {
        UUID saga = stuck();

        assertThatThrownBy(() -> node.operations.resolve(saga, SagaState.COMPENSATED, " "))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> node.operations.resolve(saga, SagaState.RUNNING, "why not"))
                .hasMessageContaining("COMPLETED or COMPENSATED");
        node.operations.resolve(saga, SagaState.COMPENSATED, "phoned the hotel");

        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.COMPENSATED);
        assertThat(Node.journal(saga)).endsWith("RESOLVED");
        assertThatThrownBy(() -> node.operations.resolve(saga, SagaState.COMPENSATED, "again"))
                .isInstanceOf(SagaRefused.class);
        assertThatThrownBy(() -> node.operations.retry(saga, "ann")).isInstanceOf(SagaRefused.class);
    }

    @Test
    void ended_sagas_are_forgotten_when_they_are_old_enough_and_open_ones_never() {
        node.send("direct:trip", Map.of("step", "book"));
        UUID ended = only();
        UUID open = UUID.randomUUID();
        JDBC.update("insert into saga.saga (id, state, due_at) values (?, 'STUCK', now())", open);

        assertThat(node.operations.forget(Duration.ofHours(1), 100)).isZero();
        assertThat(node.operations.forget(Duration.ZERO, 100)).isEqualTo(1);

        assertThat(node.operations.find(ended)).isEmpty();
        assertThat(node.operations.journal(ended)).isEmpty();
        assertThat(node.operations.steps(ended)).isEmpty();
        assertThat(node.operations.find(open)).isPresent();
    }

    private UUID stuck() {
        failuresOfUndo1.set(99);
        node.send("direct:trip", Map.of("step", "book", "fail", true));
        UUID saga = only();
        Node.awaitState(saga, SagaState.STUCK);
        return saga;
    }

    private static UUID only() {
        List<UUID> sagas = JDBC.queryForList("select id from saga.saga", UUID.class);
        assertThat(sagas).hasSize(1);
        return sagas.get(0);
    }
}
