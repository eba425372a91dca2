package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The core claim: under {@code .transacted()} … {@code .saga()} a step's registration commits with the step's effect, or not at all. */
class JoinsTheCallersTransactionTest {

    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK, routes());
    }

    private int connections() {
        return node.pool.getHikariPoolMXBean().getActiveConnections();
    }

    private RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:place")
                        .routeId("place")
                        .transacted()
                        .saga()
                        .completionMode(SagaCompletionMode.MANUAL)
                        .timeout(Duration.ofMinutes(1))
                        .bean("effects", "effect")
                        .to("direct:hold")
                        .to("direct:hold")
                        .to("direct:charge")
                        .end();
                from("direct:hold")
                        .routeId("hold")
                        .saga()
                        .propagation(SagaPropagation.MANDATORY)
                        .option("n", header("n"))
                        .compensation("direct:undo")
                        .bean("effects", "effect")
                        .end();
                from("direct:charge")
                        .routeId("charge")
                        .saga()
                        .propagation(SagaPropagation.MANDATORY)
                        .compensation("direct:undo")
                        .bean("effects", "effect")
                        .filter(header("fail"))
                        .throwException(new IllegalStateException("card declined"))
                        .end()
                        .end();
                from("direct:place-auto")
                        .routeId("place-auto")
                        .transacted()
                        .saga()
                        .to("direct:charge")
                        .end();
                from("direct:go-on")
                        .routeId("go-on")
                        .transacted()
                        .to("direct:charge")
                        .end();
                from("direct:go-on-and-undo")
                        .routeId("go-on-and-undo")
                        .transacted()
                        .bean("effects", "effect")
                        .to("saga:compensate")
                        .end();
                from("direct:apart")
                        .routeId("apart")
                        .transacted("PROPAGATION_NOT_SUPPORTED")
                        .saga()
                        .completionMode(SagaCompletionMode.MANUAL)
                        .to("direct:apart-step")
                        .process(exchange -> exchange.setProperty("connections", connections()))
                        .to("saga:complete")
                        .process(exchange -> exchange.setProperty("connectionsAtTheEnd", connections()))
                        .end();
                from("direct:apart-step")
                        .routeId("apart-step")
                        .saga()
                        .propagation(SagaPropagation.MANDATORY)
                        .compensation("direct:undo")
                        .to("log:io.tablesaga.apart?level=DEBUG")
                        .end();
                from("direct:alone")
                        .routeId("alone")
                        .saga()
                        .compensation("direct:undo")
                        .setHeader("done", constant(true))
                        .end();
                from("direct:undo").routeId("undo").transacted().bean("effects", "effect");
            }
        };
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void saga_steps_and_effects_are_one_transaction() {
        long before = writeTransactions();

        Exchange placed = node.send("direct:place", Map.of("n", 7));

        assertThat(placed.getException()).isNull();
        assertThat(writeTransactions() - before).isEqualTo(1);
        assertThat(JDBC.queryForList(
                        """
                        select xmin::text from saga.saga union select xmin::text from saga.step
                        union select xmin::text from saga.journal union select xmin::text from effect""",
                        String.class))
                .hasSize(1);
        assertThat(JDBC.queryForObject("select count(*) from saga.step", Long.class))
                .isEqualTo(3);
        assertThat(JDBC.queryForObject("select count(*) from effect", Long.class))
                .isEqualTo(4);
        assertThat(node.operations.find(Node.sagaOf(placed)).orElseThrow().state())
                .isEqualTo(SagaState.RUNNING);
    }

    @Test
    void a_rollback_removes_registration_and_effect_and_keeps_the_business_error() {
        Exchange refused = node.send("direct:place", Map.of("fail", true));

        assertThat(refused.getException()).hasRootCauseMessage("card declined");
        assertNothingStored();
    }

    @Test
    void an_automatic_saga_born_in_a_failed_transaction_vanishes_and_the_business_error_survives() {
        Exchange refused = node.send("direct:place-auto", Map.of("fail", true));

        assertThat(refused.getException()).hasRootCauseMessage("card declined");
        assertNothingStored();
    }

    @Test
    void a_later_step_that_fails_vanishes_and_leaves_the_saga_running_with_the_steps_before() {
        String saga = Node.sagaOf(node.send("direct:place")).toString();

        Exchange failed = node.send("direct:go-on", Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga, "fail", true));

        assertThat(failed.getException()).hasRootCauseMessage("card declined");
        assertThat(JDBC.queryForObject("select count(*) from saga.step", Long.class))
                .isEqualTo(3);
        assertThat(JDBC.queryForObject("select state from saga.saga", String.class))
                .isEqualTo("RUNNING");
    }

    @Test
    void compensate_inside_a_transaction_dooms_it_and_is_recorded_after_it() {
        String saga = Node.sagaOf(node.send("direct:place")).toString();

        node.send("direct:go-on-and-undo", Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> "COMPENSATED".equals(JDBC.queryForObject("select state from saga.saga", String.class)));
        assertThat(JDBC.queryForList("select what from effect where what like 'go-on%'", String.class))
                .isEmpty();
        assertThat(JDBC.queryForList("select what from effect where what like 'undo%'", String.class))
                .hasSize(3);
    }

    @Test
    void without_a_transaction_to_join_a_call_is_one_commit() {
        long before = writeTransactions();

        node.send("direct:alone");

        assertThat(writeTransactions() - before).isEqualTo(2);
        assertThat(Node.journal(onlySaga())).containsExactly("BORN", "ENLISTED alone", "COMPLETED");
    }

    /** A route that waits for an answer of another participant, which needs a connection of the same pool. */
    @Test
    void where_a_route_has_left_its_transaction_a_call_keeps_no_connection() {
        Exchange apart = node.send("direct:apart");

        assertThat(apart.getException()).isNull();
        assertThat(apart.getProperty("connections")).isEqualTo(0);
        assertThat(apart.getProperty("connectionsAtTheEnd")).isEqualTo(0);
        assertThat(Node.journal(onlySaga())).containsExactly("BORN", "ENLISTED apart-step", "COMPLETED");
    }

    @Test
    void a_call_commits_on_connections_that_do_not_commit_by_themselves() throws Exception {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(Database.url());
        pool.setAutoCommit(false);
        try (Node waiting = new Node(Node.QUICK, pool, routes())) {
            assertThat(waiting.send("direct:alone").getException()).isNull();
        }
        assertThat(Node.journal(onlySaga())).containsExactly("BORN", "ENLISTED alone", "COMPLETED");
    }

    private static UUID onlySaga() {
        return JDBC.queryForObject("select id from saga.saga", UUID.class);
    }

    private static void assertNothingStored() {
        assertThat(JDBC.queryForObject(
                        "select (select count(*) from saga.saga) + (select count(*) from saga.step) + (select count(*) from effect)",
                        Long.class))
                .isZero();
    }

    /** Ids are only given to transactions that write; asking takes one itself, hence the subtraction. */
    private static long transactionId = 1;

    private static long writeTransactions() {
        Long now = JDBC.queryForObject("select pg_current_xact_id()::text::bigint", Long.class);
        return now - transactionId++;
    }
}
