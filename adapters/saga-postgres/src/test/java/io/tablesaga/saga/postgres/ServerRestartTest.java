package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL itself goes away in the middle, without a farewell, and comes back. */
class ServerRestartTest {

    private static final int CALLERS = 4;

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK.withRetries(100, Duration.ofMillis(20), Duration.ofMillis(200)), new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:trip")
                                .routeId("trip")
                                .saga()
                                .to("direct:flight")
                                .to("direct:hotel")
                                .filter(header("fails"))
                                .throwException(new IllegalStateException("no"))
                                .end()
                                .end();
                        for (String step : new String[] {"flight", "hotel"}) {
                            from("direct:" + step)
                                    .routeId(step)
                                    .transacted()
                                    .saga()
                                    .propagation(SagaPropagation.MANDATORY)
                                    .compensation("direct:undo-" + step)
                                    .setHeader("n", constant(step))
                                    .bean("effects", "effect")
                                    .end();
                            from("direct:undo-" + step)
                                    .routeId("undo-" + step)
                                    .transacted()
                                    .bean("effects", "effect");
                        }
                    }
                })
                .recovering();
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        node.close();
    }

    @Test
    void every_saga_ends_and_none_is_half_done_when_the_server_is_stopped_hard_and_comes_back() throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        AtomicInteger told = new AtomicInteger();
        for (int caller = 0; caller < CALLERS; caller++) {
            boolean fails = caller % 2 == 0;
            callers.execute(() -> {
                while (go.get()) {
                    Exchange trip = node.send("direct:trip", fails ? Map.of("fails", true) : Map.of());
                    if (trip.getException() == null) {
                        told.incrementAndGet();
                    }
                }
            });
        }
        await("they are at work").atMost(Duration.ofSeconds(20)).until(() -> told.get() > 50);

        Database.restart();
        int before = told.get();
        await("they are at work again").atMost(Duration.ofSeconds(30)).until(() -> told.get() > before + 50);
        go.set(false);
        callers.shutdown();
        assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        // Of trips that nobody could say the end of any more: their node lives, so only their deadline is left.
        JDBC.update("update saga.saga set due_at = now() where state = 'RUNNING'");

        await("every saga has its end")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        JDBC.queryForObject("select count(*) from saga.saga where finished_at is null", Integer.class)
                                == 0);
        assertThat(JDBC.queryForObject("select count(*) from saga.saga where state = 'COMPLETED'", Integer.class))
                .as("whoever was told it went well")
                .isGreaterThanOrEqualTo(told.get());
        assertThat(JDBC.queryForList(
                        """
                        select s.state || ' ' || coalesce(string_agg(e.what, ', ' order by e.id), '')
                        from saga.saga s left join effect e on e.saga = s.id
                        group by s.id, s.state
                        having s.state = 'COMPLETED' and (count(*) <> 2 or bool_or(e.what like 'undo%'))
                            or bool_or(e.what like '% flight' and e.what not like 'undo%')
                               and s.state = 'COMPENSATED' and not bool_or(e.what like 'undo-flight%')
                            or bool_or(e.what like '% hotel' and e.what not like 'undo%')
                               and s.state = 'COMPENSATED' and not bool_or(e.what like 'undo-hotel%')""",
                        String.class))
                .as("done in half")
                .isEmpty();
        // What a worker had in hand: the undo was committed, and its mark was lost with the server.
        assertThat(JDBC.queryForObject(
                        """
                        select count(*) - count(distinct (saga, what)) from effect where what like 'undo%'""",
                        Integer.class))
                .as("undone again")
                .isLessThanOrEqualTo(Node.QUICK.workers());
        assertThat(JDBC.queryForObject(
                        "select count(*) from effect e where not exists (select 1 from saga.saga s where s.id = e.saga)",
                        Integer.class))
                .as("effects that nobody would undo")
                .isZero();
    }
}
