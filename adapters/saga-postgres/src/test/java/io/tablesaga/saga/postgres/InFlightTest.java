package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A compensation that comes before its action, or while it is on its way: its step was enlisted first. */
class InFlightTest {

    private final CountDownLatch acting = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
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
                                .saga()
                                .completionMode(SagaCompletionMode.MANUAL)
                                .timeout(Duration.ofMinutes(1))
                                .compensation("direct:undo")
                                .bean("effects", "effect")
                                .end();
                        // Its action is elsewhere: it is enlisted in a commit of its own, then it goes out.
                        from("direct:act")
                                .routeId("act")
                                .saga()
                                .propagation(SagaPropagation.MANDATORY)
                                .compensation("direct:undo-act")
                                .process(exchange -> {
                                    acting.countDown();
                                    goOn.await(30, TimeUnit.SECONDS);
                                })
                                .bean("effects", "effect")
                                .to("direct:next")
                                .end();
                        from("direct:next")
                                .routeId("next")
                                .saga()
                                .propagation(SagaPropagation.MANDATORY)
                                .compensation("direct:undo-next")
                                .setHeader("n", constant("next"))
                                .bean("effects", "effect")
                                .end();
                        for (String undo : new String[] {"undo", "undo-act", "undo-next"}) {
                            from("direct:" + undo).routeId(undo).bean("effects", "effect");
                        }
                    }
                })
                .recovering();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        node.close();
    }

    @Test
    void an_action_on_its_way_is_undone_at_its_saga_s_deadline_and_can_take_no_further_step() throws Exception {
        UUID saga = Node.sagaOf(node.send("direct:begin"));
        CompletableFuture<Exchange> action = CompletableFuture.supplyAsync(
                () -> node.send("direct:act", Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga.toString())));
        assertThat(acting.await(10, TimeUnit.SECONDS)).isTrue();

        JDBC.update("update saga.saga set due_at = now() where id = ?", saga);
        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("begin", "undo-act", "undo");
        goOn.countDown();

        assertThat(action.get(10, TimeUnit.SECONDS).getException()).hasStackTraceContaining("is COMPENSATED");
        assertThat(Node.effects())
                .as("the participant's own fence must know")
                .containsExactly("begin", "undo-act", "undo", "act");
        assertThat(Node.stateOf(saga)).isEqualTo(SagaState.COMPENSATED);
    }
}
