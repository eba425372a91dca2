package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody knows whether the outside did it: only the answer of a step's decider moves such a saga. */
class DoubtTest {

    private static final SagaSettings SETTINGS =
            Node.QUICK.withTimes(Duration.ofSeconds(2), Duration.ofMillis(30), Duration.ofMillis(200));

    private final AtomicInteger asked = new AtomicInteger();
    private volatile String answer = "direct:no-answer";
    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(SETTINGS, routes()).recovering();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:pay")
                        .routeId("pay")
                        .transacted()
                        .saga()
                        .completionMode(SagaCompletionMode.MANUAL)
                        .timeout(Duration.ofMillis(300))
                        .compensation("direct:undo")
                        .option("n", constant(7))
                        .option("saga-decider", constant("direct:decide"))
                        .bean("effects", "effect")
                        .end();
                from("direct:decide").routeId("decide").transacted().to("direct:decided");
                from("direct:decided")
                        .routeId("decided")
                        .process(exchange -> asked.incrementAndGet())
                        .bean("effects", "effect")
                        .toD("${bean:answer}");
                from("direct:no-answer").routeId("no-answer").throwException(new IllegalStateException("no line"));
                from("direct:why")
                        .routeId("why")
                        .setHeader("saga-reason", constant("the bank says both"))
                        .to("saga-direction:review");
                from("direct:say").routeId("say").transacted().toD("${header.what}");
                from("direct:told")
                        .routeId("told")
                        .transacted()
                        .to("saga-direction:reopen")
                        .to("saga:complete")
                        .bean("effects", "effect")
                        .toD("${header.then}");
                from("direct:well").routeId("well").log("well");
                from("direct:join")
                        .routeId("join")
                        .transacted()
                        .saga()
                        .propagation(SagaPropagation.MANDATORY)
                        .compensation("direct:undo")
                        .bean("effects", "effect")
                        .end();
                from("direct:undo").routeId("undo").bean("effects", "effect");
                getContext().getRegistry().bind("answer", (java.util.function.Supplier<String>) () -> answer);
            }
        };
    }

    @Test
    void a_doubt_is_durable_with_its_step_and_no_deadline_applies_to_it() {
        UUID saga = doubtful();

        assertThat(Node.journal(saga)).startsWith("BORN", "ENLISTED pay", "IN_DOUBT");
        // Its deadline of 300 ms is over by the third question.
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() >= 3);
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.IN_DOUBT);
        assertThat(Node.effects()).doesNotContain("undo 7");
        assertThat(Node.journal(saga)).contains("UNDECIDED");
    }

    @Test
    void the_decider_gets_the_steps_values_and_a_failed_one_stores_nothing() {
        doubtful();
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() >= 2);

        assertThat(Node.effects()).containsExactly("pay");

        answer = "saga:complete";
        await().atMost(Duration.ofSeconds(10)).until(() -> Node.effects().contains("decide 7"));
    }

    @Test
    void it_happened() {
        answer = "saga:complete";
        UUID saga = doubtful();

        Node.awaitState(saga, SagaState.COMPLETED);
        assertThat(Node.effects()).containsExactly("pay", "decide 7");
    }

    @Test
    void it_did_not_happen_and_is_undone() {
        answer = "saga-direction:compensate";
        UUID saga = doubtful();

        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("pay", "decide 7", "undo 7");
    }

    @Test
    void it_did_not_happen_and_waits_for_somebody_until_its_deadline() {
        answer = "saga-direction:await";
        UUID saga = doubtful();

        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.journal(saga)).containsSubsequence("IN_DOUBT", "WAITING", "COMPENSATING", "COMPENSATED");
    }

    @Test
    void a_human_must_look_and_nothing_else_touches_it() {
        answer = "saga-direction:review";
        UUID saga = doubtful();
        Node.awaitState(saga, SagaState.REVIEW);

        assertThat(node.operations.waitingForHuman(5))
                .extracting(SagaOperations.Saga::id)
                .containsExactly(saga);
        assertThat(say(saga, "saga-direction:compensate").getException()).hasStackTraceContaining("REVIEW");
        assertThat(say(saga, "saga:complete").getException()).hasStackTraceContaining("REVIEW");

        node.operations.resolve(saga, SagaState.COMPLETED, "seen in the provider's list");
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.COMPLETED);
    }

    @Test
    void neither_compensate_nor_a_further_step_touches_a_doubt() {
        UUID saga = doubtful();

        assertThat(say(saga, "saga:compensate").getException()).isNotNull();
        assertThat(node.send("direct:join", of(saga, "")).getException()).hasStackTraceContaining("IN_DOUBT");
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.IN_DOUBT);
        assertThat(Node.effects()).doesNotContain("undo 7", "join");
    }

    @Test
    void a_doubt_whose_owner_died_is_decided_by_another_node() throws Exception {
        node.close();
        Node first = new Node(
                        SETTINGS.withTimes(Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofHours(1)),
                        routes())
                .recovering();
        try {
            UUID saga = Node.sagaOf(first.send("direct:pay"));
            first.cutOff();
            answer = "saga:complete";
            try (Node second = new Node(
                            SagaSettings.of("node-b")
                                    .withTimes(Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofHours(1)),
                            routes())
                    .recovering()) {
                Node.awaitState(saga, SagaState.COMPLETED);
            }
            assertThat(Node.journal(saga)).containsSubsequence("IN_DOUBT", "TAKEN_OVER", "COMPLETED");
        } finally {
            first.close();
        }
    }

    @Test
    void only_the_owner_settles_a_doubt_while_it_is_alive_and_patient() throws Exception {
        node.close();
        answer = "saga:complete";
        try (Node patient = new Node(
                        SETTINGS.withTimes(Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofHours(1)), routes())
                .recovering()) {
            UUID saga = Node.sagaOf(patient.send("direct:pay"));
            // «ask» ends the patience: were the decider asked before, it would have been the first.
            JDBC.update("insert into effect (what) values ('before asking')");
            assertThat(patient.send("direct:say", of(saga, "saga-direction:ask"))
                            .getException())
                    .isNull();
            Node.awaitState(saga, SagaState.COMPLETED);
            assertThat(Node.effects()).containsExactly("pay", "before asking", "decide 7");
        }
    }

    /** Neither the owner's patience nor recovery's own next look would end this within the test's time. */
    @Test
    void a_decider_that_is_hurried_is_asked_at_once() throws Exception {
        node.close();
        answer = "saga:complete";
        try (Node resting = new Node(
                        SETTINGS.withTimes(Duration.ofHours(3), Duration.ofHours(1), Duration.ofHours(1)), routes())
                .recovering()) {
            UUID saga = Node.sagaOf(resting.send("direct:pay"));
            assertThat(resting.send("direct:say", of(saga, "saga-direction:hurry"))
                            .getException())
                    .isNull();

            Node.awaitState(saga, SagaState.COMPLETED);
            assertThat(Node.journal(saga)).containsSubsequence("IN_DOUBT", "HURRIED", "COMPLETED");
        }
    }

    @Test
    void hurrying_a_saga_that_is_not_in_doubt_changes_nothing() {
        answer = "saga-direction:compensate";
        UUID saga = doubtful();
        Node.awaitState(saga, SagaState.COMPENSATED);
        var before = Node.journal(saga);

        assertThat(say(saga, "saga-direction:hurry").getException()).isNull();

        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.COMPENSATED);
        assertThat(Node.journal(saga)).isEqualTo(before);
    }

    @Test
    void a_human_has_looked_and_the_decider_is_asked_again_once() throws Exception {
        answer = "saga-direction:review";
        UUID saga = doubtful();
        Node.awaitState(saga, SagaState.REVIEW);
        answer = "saga:complete";

        List<Boolean> moved = IntStream.range(0, 4)
                .parallel()
                .mapToObj(n -> reopened(saga, "a cashier, who has called the bank"))
                .toList();

        assertThat(moved).containsOnlyOnce(true);
        Node.awaitState(saga, SagaState.COMPLETED);
        assertThat(Node.journal(saga)).containsSubsequence("IN_DOUBT", "REVIEW", "REOPENED", "COMPLETED");
        assertThat(node.operations.journal(saga))
                .extracting(SagaOperations.Entry::detail)
                .contains("a cashier, who has called the bank");
        assertThat(reopened(saga, "late")).isFalse();
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.COMPLETED);
    }

    @Test
    void a_human_s_word_ends_it_in_one_commit_with_what_the_route_writes_or_not_at_all() {
        answer = "saga-direction:review";
        UUID saga = doubtful();
        Node.awaitState(saga, SagaState.REVIEW);
        answer = "direct:no-answer";

        assertThat(told(saga, "direct:no-answer").getException()).isNotNull();
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.REVIEW);
        assertThat(Node.effects()).doesNotContain("told");
        assertThat(Node.journal(saga)).doesNotContain("REOPENED");

        assertThat(told(saga, "direct:well").getException()).isNull();
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.COMPLETED);
        assertThat(Node.effects()).contains("told");
    }

    /** Why it waits is what a human is shown. */
    @Test
    void a_review_says_why() {
        answer = "direct:why";
        UUID saga = doubtful();
        Node.awaitState(saga, SagaState.REVIEW);

        assertThat(node.operations.find(saga).orElseThrow().lastError()).isEqualTo("the bank says both");
    }

    private boolean reopened(UUID saga, String reason) {
        Exchange answered = node.send(
                "direct:say",
                Map.of(
                        Exchange.SAGA_LONG_RUNNING_ACTION,
                        saga.toString(),
                        "what",
                        "saga-direction:reopen",
                        "saga-reason",
                        reason));
        assertThat(answered.getException()).isNull();
        assertThat(answered.getMessage().getHeader("saga-reason")).isNull();
        return answered.getMessage().getHeader("saga-moved", Boolean.class);
    }

    private Exchange told(UUID saga, String then) {
        return node.send("direct:told", Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga.toString(), "then", then));
    }

    private UUID doubtful() {
        Exchange paid = node.send("direct:pay");
        assertThat(paid.getException()).isNull();
        return Node.sagaOf(paid);
    }

    private Exchange say(UUID saga, String what) {
        return node.send("direct:say", of(saga, what));
    }

    private static Map<String, Object> of(UUID saga, String what) {
        return Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga.toString(), "what", what);
    }
}
