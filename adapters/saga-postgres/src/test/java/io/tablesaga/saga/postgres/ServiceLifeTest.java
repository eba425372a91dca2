package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service is shared by all routes and lives longer than any of them (CAMEL-24150). */
class ServiceLifeTest {

    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK, new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        for (String name : new String[] {"one", "other"}) {
                            from("direct:" + name)
                                    .routeId(name)
                                    .saga()
                                    .compensation("direct:undo")
                                    .throwException(new IllegalStateException("no"))
                                    .end();
                        }
                        from("direct:later")
                                .routeId("later")
                                .saga()
                                .compensation("direct:undo-later?block=false")
                                .throwException(new IllegalStateException("no"))
                                .end();
                        from("direct:undo").routeId("undo").bean("effects", "effect");
                    }
                })
                .recovering();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void stopping_and_removing_one_route_leaves_the_others_sagas_working() throws Exception {
        node.camel.getRouteController().stopRoute("one");
        node.camel.removeRoute("one");

        Exchange failed = node.send("direct:other");

        assertThat(failed.getException()).hasMessage("no");
        UUID saga = Database.JDBC.queryForObject("select id from saga.saga", UUID.class);
        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("undo");
        assertThat(node.recovers()).isTrue();
    }

    @Test
    void a_saga_whose_undo_is_gone_is_stuck_and_goes_on_when_it_is_back() throws Exception {
        node.camel.addRoutes(undoLater());
        node.camel.getRouteController().stopRoute("undo-later");
        node.camel.removeRoute("undo-later");

        assertThat(node.send("direct:later").getException()).hasMessage("no");
        UUID saga = Database.JDBC.queryForObject("select id from saga.saga", UUID.class);
        Node.awaitState(saga, SagaState.STUCK);
        assertThat(node.operations.waitingForHuman(10))
                .singleElement()
                .satisfies(listed -> assertThat(listed.lastError()).contains("undo-later"));

        node.camel.addRoutes(undoLater());
        node.operations.retry(saga, "ann");

        Node.awaitState(saga, SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly("undo-later");
    }

    private static RouteBuilder undoLater() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:undo-later").routeId("undo-later").bean("effects", "effect");
            }
        };
    }
}
