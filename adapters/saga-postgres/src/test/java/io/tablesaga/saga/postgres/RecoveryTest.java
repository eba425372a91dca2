package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines, dead and frozen nodes, lost connections, poison: whatever happens to nodes, sagas reach an end, once. */
class RecoveryTest {

    private static final Duration LEASE = Duration.ofMillis(600);
    private static final String SOON = "1ms";
    private static final String LATER = "700ms";
    private static final String LATE = "1h";

    private final CountDownLatch undoing = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile Node waiting;
    private Node a;
    private Node b;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        a = node("node-a");
        b = node("node-b");
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        a.close();
        b.close();
    }

    private Node node(String name) throws Exception {
        return new Node(
                SagaSettings.of(name)
                        .withTimes(LEASE, Duration.ofMillis(50), Duration.ofSeconds(30))
                        .withRetries(3, Duration.ofMillis(20), Duration.ofMillis(50)),
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:begin").routeId("begin").toD("direct:begin-${header.deadline}");
                        for (String deadline : List.of(SOON, LATER, LATE)) {
                            from("direct:begin-" + deadline)
                                    .routeId("begin-" + deadline)
                                    .transacted()
                                    .saga()
                                    .completionMode(SagaCompletionMode.MANUAL)
                                    .timeout(deadline)
                                    .option("n", header("n"))
                                    .compensation("direct:undo")
                                    .bean("effects", "effect")
                                    .end();
                        }
                        from("direct:more")
                                .routeId("more")
                                .transacted()
                                .saga()
                                .propagation(SagaPropagation.MANDATORY)
                                .option("n", header("n"))
                                .compensation("direct:undo")
                                .bean("effects", "effect")
                                .end();
                        from("direct:begin-poison")
                                .routeId("begin-poison")
                                .transacted()
                                .saga()
                                .completionMode(SagaCompletionMode.MANUAL)
                                .timeout(SOON)
                                .compensation("direct:gone?block=false")
                                .log("poison")
                                .end();
                        from("direct:wait").routeId("wait").transacted().to("saga-direction:await");
                        from("direct:complete").routeId("complete").transacted().to("saga:complete");
                        from("direct:undo")
                                .routeId("undo")
                                .bean("effects", "effect")
                                .process(exchange -> {
                                    if (waiting != null && waiting.camel == exchange.getContext()) {
                                        undoing.countDown();
                                        goOn.await(30, TimeUnit.SECONDS);
                                    }
                                });
                    }
                });
    }

    @Test
    void a_deadline_compensates_whoever_is_alive() {
        UUID saga = begin(a, 1, SOON);

        b.recovering();

        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("begin 1", "undo 1");
    }

    @Test
    void the_sagas_of_a_dead_node_are_undone_long_before_their_deadline() {
        a.recovering();
        UUID saga = begin(a, 1, LATE);
        a.cutOff();

        b.recovering();

        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(b.operations.journal(saga))
                .anySatisfy(entry -> assertThat(entry.detail()).isEqualTo("its owner node-a died"));
    }

    @Test
    void the_sagas_of_a_living_node_are_left_alone() {
        a.recovering();
        b.recovering();
        UUID saga = begin(a, 1, LATE);
        UUID other = begin(a, 2, SOON);

        // By then both nodes have looked at what is due several times.
        Node.awaitState(other, SagaState.COMPENSATED);
        UUID later = begin(a, 3, LATER);
        Node.awaitState(later, SagaState.COMPENSATED);
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.RUNNING);
    }

    @Test
    void a_node_that_comes_back_under_its_name_takes_its_earlier_lifes_sagas_at_once() throws Exception {
        a.recovering();
        UUID saga = begin(a, 1, LATE);
        a.cutOff();
        JDBC.update("update saga.node set lease_until = now() + interval '1 hour'");

        try (Node again = node("node-a").recovering()) {
            Node.awaitState(saga, SagaState.COMPENSATED);
        }
    }

    @Test
    void of_two_processes_with_one_name_the_younger_wins_and_the_elder_takes_nothing_more() throws Exception {
        a.recovering();
        try (Node twin = node("node-a").recovering()) {
            await().atMost(Duration.ofSeconds(5)).until(() -> !a.recovers());
            UUID saga = begin(a, 1, SOON);
            Node.awaitState(saga, SagaState.COMPENSATED);
            assertThat(twin.recovers()).isTrue();
        }
    }

    @Test
    void a_saga_that_waits_for_somebody_outside_survives_its_node() {
        a.recovering();
        UUID saga = begin(a, 1, LATE);
        a.send("direct:wait", of(saga));
        UUID attended = begin(a, 2, LATE);
        a.cutOff();

        b.recovering();

        Node.awaitState(attended, SagaState.COMPENSATED);
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.RUNNING);
        assertThat(b.send("direct:complete", of(saga)).getException()).isNull();
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.COMPLETED);
    }

    @Test
    void two_nodes_recover_at_once_and_each_saga_is_undone_by_one_of_them() {
        for (int n = 0; n < 300; n++) {
            begin(a, n, SOON);
        }

        a.recovering();
        b.recovering();

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        JDBC.queryForObject("select count(*) from saga.saga where state = 'COMPENSATED'", Integer.class)
                                == 300);
        assertThat(Node.effects().stream().filter(effect -> effect.startsWith("undo")))
                .hasSize(300)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_long_compensation_of_a_living_node_is_not_taken_from_it() throws Exception {
        waiting = a;
        a.recovering();
        UUID saga = begin(a, 1, SOON);
        assertThat(undoing.await(10, TimeUnit.SECONDS)).isTrue();
        waiting = null;
        b.recovering();

        // Three leases pass while it is at work: one saga after the other comes to its deadline.
        for (int n = 2; n < 5; n++) {
            UUID other = begin(b, n, LATER);
            Node.awaitState(other, SagaState.COMPENSATED);
        }
        assertThat(Node.journal(saga)).containsExactly("BORN", "ENLISTED begin-1ms", "COMPENSATING");

        goOn.countDown();
        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsOnlyOnce("undo 1");
    }

    @Test
    void a_frozen_node_that_goes_on_past_its_lease_changes_nothing_any_more() throws Exception {
        waiting = a;
        a.recovering();
        UUID saga = begin(a, 1, SOON);
        assertThat(undoing.await(10, TimeUnit.SECONDS)).isTrue();
        a.stop();

        b.recovering();
        Node.awaitState(saga, SagaState.COMPENSATED);
        List<String> journal = Node.journal(saga);
        a.goOn();
        goOn.countDown();
        UUID next = begin(a, 2, SOON);
        Node.awaitState(next, SagaState.COMPENSATED);

        assertThat(journal)
                .containsSubsequence("COMPENSATING", "TAKEN_OVER", "COMPENSATED_STEP begin-1ms", "COMPENSATED");
        assertThat(Node.journal(saga)).isEqualTo(journal);
    }

    @Test
    void a_poison_saga_ends_stuck_and_the_others_are_not_kept_waiting() {
        UUID poison = Node.sagaOf(a.send("direct:begin-poison"));
        for (int n = 0; n < 100; n++) {
            begin(a, n, SOON);
        }
        UUID unknown = begin(a, 100, SOON);
        JDBC.update("update saga.step set compensation = 'nowhere:at-all' where saga_id = ?", unknown);

        a.recovering();

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        JDBC.queryForObject("select count(*) from saga.saga where state = 'COMPENSATED'", Integer.class)
                                == 100);
        Node.awaitState(poison, SagaState.STUCK);
        Node.awaitState(unknown, SagaState.STUCK);
        assertThat(a.operations.waitingForHuman(10)).hasSize(2);
    }

    @Test
    void lost_connections_between_steps_lose_no_step_and_no_saga() {
        a.recovering();
        UUID saga = begin(a, 1, LATE);
        terminateConnections();
        // The pool hands its dead connections out first; each such try must leave nothing behind.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> a.send("direct:more", of(saga)).getException() == null);
        terminateConnections();

        JDBC.update("update saga.saga set due_at = now() where id = ?", saga);

        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("begin 1", "more 0", "undo 0", "undo 1");
    }

    private static void terminateConnections() {
        JDBC.queryForList(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'");
    }

    private static UUID begin(Node node, int n, String deadline) {
        Exchange begun = node.send("direct:begin", Map.of("n", n, "deadline", deadline));
        assertThat(begun.getException()).isNull();
        return Node.sagaOf(begun);
    }

    private static Map<String, Object> of(UUID saga) {
        return Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga.toString(), "n", 0);
    }
}
