package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A failed statement whose exception is caught: PostgreSQL answers the COMMIT with a rollback and the driver says nothing. */
class SilentRollbackTest {

    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:step")
                        .routeId("step")
                        .transacted()
                        .saga()
                        .completionMode(SagaCompletionMode.MANUAL)
                        .timeout("1m")
                        .compensation("direct:undo")
                        .to("direct:careless")
                        .end();
                from("direct:born-and-written")
                        .routeId("born-and-written")
                        .transacted()
                        .to("direct:step")
                        .to("saga:complete")
                        .to("direct:careless");
                from("direct:careless")
                        .routeId("careless")
                        .doTry()
                        .process(exchange -> node.fail())
                        .doCatch(DataAccessException.class)
                        .log("caught")
                        .end();
                from("direct:undo").routeId("undo").bean("effects", "effect");
            }
        });
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void with_a_step_still_to_be_written_the_caller_is_told() {
        Exchange step = node.send("direct:step");

        assertThat(step.getException()).hasStackTraceContaining("aborted");
        assertThat(Database.JDBC.queryForObject("select count(*) from saga.saga", Integer.class))
                .isZero();
    }

    @Test
    void with_nothing_left_to_write_the_caller_is_told_too() {
        Exchange step = node.send("direct:born-and-written");

        assertThat(step.getException()).isNotNull();
        assertThat(Database.JDBC.queryForObject("select count(*) from saga.saga", Integer.class))
                .isZero();
    }
}
