package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** README's fence, word for word: whenever the undo comes, the one free room is free in the end. */
class FenceTest {

    private final CountDownLatch booking = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean waits;
    private Node node;
    private NamedParameterJdbcTemplate participant;
    private String action;
    private String undo;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        JDBC.execute("drop table if exists room, fence");
        JDBC.execute("create table room (free integer not null check (free between 0 and 1))");
        JDBC.execute("create table fence (saga uuid, step text, state text not null, primary key (saga, step))");
        JDBC.execute("insert into room values (1)");
        String[] fence = Files.readString(Path.of("README.md"))
                .split("```sql\n")[1]
                .split("```")[0]
                .split(";");
        action = fence[0];
        undo = fence[1];
        node = new Node(Node.QUICK, new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        // The message to the participant has left, or not; that is the test's matter.
                        from("direct:trip")
                                .routeId("trip")
                                .saga()
                                .completionMode(SagaCompletionMode.MANUAL)
                                .timeout(Duration.ofMinutes(1))
                                .compensation("direct:give-back")
                                .log("enlisted")
                                .end();
                        from("direct:book").routeId("book").transacted().process(exchange -> book(saga(exchange)));
                        from("direct:give-back")
                                .routeId("give-back")
                                .transacted()
                                .process(exchange -> giveBack(saga(exchange)));
                    }
                })
                .recovering();
        participant = new NamedParameterJdbcTemplate(node.pool);
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        node.close();
    }

    @Test
    void an_undo_after_its_action_gives_back_once_however_often_it_comes() {
        UUID saga = Node.sagaOf(node.send("direct:trip"));
        assertThat(send("direct:book", saga).getException()).isNull();

        undone(saga);
        assertThat(send("direct:give-back", saga).getException()).isNull();

        assertThat(Node.effects()).containsExactly("booked", "given back");
        assertThat(free()).isEqualTo(1);
    }

    @Test
    void an_undo_before_its_action_calls_it_off() {
        UUID saga = Node.sagaOf(node.send("direct:trip"));

        undone(saga);
        assertThat(send("direct:book", saga).getException()).isNull();
        assertThat(send("direct:give-back", saga).getException()).isNull();

        assertThat(Node.effects()).isEmpty();
        assertThat(free()).isEqualTo(1);
    }

    @Test
    void an_undo_while_its_action_is_under_way_waits_for_it_and_gives_back() throws Exception {
        waits = true;
        UUID saga = Node.sagaOf(node.send("direct:trip"));
        CompletableFuture<Exchange> action = CompletableFuture.supplyAsync(() -> send("direct:book", saga));
        assertThat(booking.await(10, TimeUnit.SECONDS)).isTrue();
        JDBC.update("update saga.saga set due_at = now() where id = ?", saga);
        await("the undo meets the action")
                .atMost(Duration.ofSeconds(20))
                .until(() -> JDBC.queryForObject(
                                "select count(*) from pg_locks where locktype = 'transactionid' and not granted",
                                Integer.class)
                        > 0);

        goOn.countDown();

        assertThat(action.get(10, TimeUnit.SECONDS).getException()).isNull();
        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("booked", "given back");
        assertThat(free()).isEqualTo(1);
    }

    private void book(Map<String, Object> saga) throws InterruptedException {
        if (participant.update(action, saga) == 1) {
            participant.update("update room set free = free - 1", saga);
            effect("booked");
        }
        if (waits) {
            booking.countDown();
            goOn.await(30, TimeUnit.SECONDS);
        }
    }

    private void giveBack(Map<String, Object> saga) {
        if (participant.queryForList(undo, saga, String.class).equals(List.of("UNDONE"))) {
            participant.update("update room set free = free + 1", saga);
            effect("given back");
        }
    }

    private void effect(String what) {
        participant.update("insert into effect (what) values (:what)", Map.of("what", what));
    }

    private static Map<String, Object> saga(Exchange exchange) {
        return Map.of(
                "saga",
                UUID.fromString(exchange.getIn().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class)),
                "step",
                "room");
    }

    private Exchange send(String endpoint, UUID saga) {
        return node.send(endpoint, Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga.toString()));
    }

    private static void undone(UUID saga) {
        JDBC.update("update saga.saga set due_at = now() where id = ?", saga);
        Node.awaitState(saga, SagaState.COMPENSATED);
    }

    private static int free() {
        return JDBC.queryForObject("select free from room", Integer.class);
    }
}
