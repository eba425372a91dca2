package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever meets at one saga: the row's compare-and-set has one winner, and the loser is told. */
class RaceTest {

    private static final int RACES = 200;

    private final ExecutorService racers = Executors.newFixedThreadPool(4);
    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK, new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:begin")
                                .routeId("begin")
                                .transacted()
                                .saga()
                                .completionMode(SagaCompletionMode.MANUAL)
                                .timeout(Duration.ofMinutes(5))
                                .compensation("direct:undo")
                                .bean("effects", "effect")
                                .end();
                        from("direct:more")
                                .routeId("more")
                                .transacted()
                                .saga()
                                .propagation(SagaPropagation.MANDATORY)
                                .compensation("direct:undo-more")
                                .bean("effects", "effect")
                                .end();
                        from("direct:doubt")
                                .routeId("doubt")
                                .transacted()
                                .saga()
                                .propagation(SagaPropagation.MANDATORY)
                                .option("saga-decider", constant("direct:undo"))
                                .bean("effects", "effect")
                                .end();
                        from("direct:complete").routeId("complete").to("saga:complete");
                        from("direct:compensate").routeId("compensate").to("saga:compensate");
                        from("direct:undo").routeId("undo").bean("effects", "effect");
                        from("direct:undo-more").routeId("undo-more").bean("effects", "effect");
                    }
                })
                .recovering();
    }

    @AfterEach
    void stop() {
        racers.shutdownNow();
        node.close();
    }

    @Test
    void complete_against_compensate_has_one_winner() throws Exception {
        Map<UUID, List<Boolean>> won = race("direct:complete", "direct:compensate");

        allEnded();
        won.forEach((saga, first) -> {
            assertThat(first).containsExactlyInAnyOrder(true, false);
            assertThat(Node.stateOf(saga)).isEqualTo(first.get(0) ? SagaState.COMPLETED : SagaState.COMPENSATED);
        });
    }

    @Test
    void a_step_that_joins_against_compensate_is_refused_or_undone() throws Exception {
        race("direct:more", "direct:compensate");

        allEnded();
        assertThat(count("more")).isEqualTo(count("undo-more")).isPositive();
        assertThat(count("undo")).isEqualTo(RACES);
    }

    @Test
    void a_step_that_joins_against_complete_is_in_or_refused() throws Exception {
        Map<UUID, List<Boolean>> won = race("direct:more", "direct:complete");

        allEnded();
        won.forEach((saga, first) -> assertThat(first.get(1)).isTrue());
        assertThat(count("more"))
                .isEqualTo(won.values().stream().filter(first -> first.get(0)).count());
    }

    @Test
    void a_doubt_against_a_deadline_has_one_winner() throws Exception {
        Map<UUID, Boolean> doubted = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            UUID saga = begin();
            Future<Exchange> doubt = racers.submit(() -> send("direct:doubt", saga));
            JDBC.update("update saga.saga set due_at = now() where id = ? and state = 'RUNNING'", saga);
            doubted.put(saga, doubt.get().getException() == null);
        }

        doubted.forEach((saga, won) -> {
            if (won) {
                assertThat(Node.stateOf(saga)).isEqualTo(SagaState.IN_DOUBT);
            } else {
                Node.awaitState(saga, SagaState.COMPENSATED);
            }
        });
    }

    @Test
    void a_deadline_against_complete_has_one_winner() throws Exception {
        Map<UUID, Boolean> completed = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            UUID saga = begin();
            Future<Exchange> complete = racers.submit(() -> send("direct:complete", saga));
            JDBC.update("update saga.saga set due_at = now() where id = ? and state = 'RUNNING'", saga);
            completed.put(saga, complete.get().getException() == null);
        }

        allEnded();
        completed.forEach((saga, won) ->
                assertThat(Node.stateOf(saga)).isEqualTo(won ? SagaState.COMPLETED : SagaState.COMPENSATED));
        assertThat(count("undo"))
                .isEqualTo(completed.values().stream().filter(won -> !won).count());
    }

    /** @return per saga, whether the first and the second of the two succeeded */
    private Map<UUID, List<Boolean>> race(String one, String other) throws Exception {
        Map<UUID, List<Boolean>> won = new HashMap<>();
        for (int i = 0; i < RACES; i++) {
            UUID saga = begin();
            List<Callable<Exchange>> both = List.of(() -> send(one, saga), () -> send(other, saga));
            List<Boolean> succeeded = new ArrayList<>();
            for (Future<Exchange> run : racers.invokeAll(both)) {
                succeeded.add(run.get().getException() == null);
            }
            won.put(saga, succeeded);
        }
        return won;
    }

    private UUID begin() {
        return Node.sagaOf(node.send("direct:begin"));
    }

    private Exchange send(String uri, UUID saga) {
        return node.send(uri, Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga.toString()));
    }

    private static long count(String effect) {
        return Node.effects().stream().filter(effect::equals).count();
    }

    private static void allEnded() {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        JDBC.queryForObject("select count(*) from saga.saga where finished_at is null", Integer.class)
                                == 0);
    }
}
