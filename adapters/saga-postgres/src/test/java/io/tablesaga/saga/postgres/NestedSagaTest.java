package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A saga within a saga: what the inner one has finished, when the outer one is undone. */
class NestedSagaTest {

    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK, new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        for (SagaPropagation mode : List.of(SagaPropagation.REQUIRED, SagaPropagation.REQUIRES_NEW)) {
                            from("direct:trip-" + mode)
                                    .routeId("trip-" + mode)
                                    .saga()
                                    .to("direct:passport")
                                    .to("direct:journey-" + mode)
                                    .to("direct:insurance")
                                    .filter(header("fail"))
                                    .throwException(new IllegalStateException("no"))
                                    .end()
                                    .end();
                            from("direct:journey-" + mode)
                                    .routeId("journey-" + mode)
                                    .saga()
                                    .propagation(mode)
                                    .to("direct:flight")
                                    .to("direct:hotel")
                                    .end();
                        }
                        from("direct:trip-with-undo")
                                .routeId("trip-with-undo")
                                .saga()
                                .to("direct:passport")
                                .to("direct:journey-as-step")
                                .filter(header("fail"))
                                .throwException(new IllegalStateException("no"))
                                .end()
                                .end();
                        from("direct:journey-as-step")
                                .routeId("journey-as-step")
                                .saga()
                                .propagation(SagaPropagation.MANDATORY)
                                .compensation("direct:journey-undo")
                                .to("direct:journey-REQUIRES_NEW")
                                .end();
                        for (String step : List.of("passport", "flight", "hotel", "insurance")) {
                            from("direct:" + step)
                                    .routeId(step)
                                    .transacted()
                                    .saga()
                                    .propagation(SagaPropagation.MANDATORY)
                                    .compensation("direct:" + step + "-undo")
                                    .setHeader("n", constant(step))
                                    .bean("effects", "effect")
                                    .end();
                        }
                        for (String undo : List.of("passport", "flight", "hotel", "insurance", "journey")) {
                            from("direct:" + undo + "-undo")
                                    .routeId(undo + "-undo")
                                    .bean("effects", "effect");
                        }
                    }
                })
                .recovering();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_joined_childs_finished_work_is_undone_with_its_parent_in_one_order() {
        Exchange failed = node.send("direct:trip-REQUIRED", Map.of("fail", true));

        assertThat(failed.getException()).hasMessage("no");
        Node.awaitState(JDBC.queryForObject("select id from saga.saga", UUID.class), SagaState.COMPENSATED);
        assertThat(effects())
                .containsExactly(
                        "passport",
                        "flight",
                        "hotel",
                        "insurance",
                        "insurance-undo",
                        "hotel-undo",
                        "flight-undo",
                        "passport-undo");
    }

    @Test
    void a_child_of_its_own_that_has_finished_stays_when_its_parent_is_undone() {
        Exchange failed = node.send("direct:trip-REQUIRES_NEW", Map.of("fail", true));

        assertThat(failed.getException()).hasMessage("no");
        Node.awaitState(parent(), SagaState.COMPENSATED);
        assertThat(states()).containsExactly("COMPENSATED", "COMPLETED");
        assertThat(effects())
                .containsExactly("passport", "flight", "hotel", "insurance", "insurance-undo", "passport-undo");
    }

    @Test
    void a_child_of_its_own_is_undone_with_its_parent_when_it_is_a_step_of_it() {
        Exchange failed = node.send("direct:trip-with-undo", Map.of("fail", true));

        assertThat(failed.getException()).hasMessage("no");
        Node.awaitState(parent(), SagaState.COMPENSATED);
        assertThat(effects()).containsExactly("passport", "flight", "hotel", "journey-undo", "passport-undo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:trip-REQUIRED", "direct:trip-REQUIRES_NEW", "direct:trip-with-undo"})
    void when_all_goes_well_nothing_is_undone(String trip) {
        assertThat(node.send(trip).getException()).isNull();

        assertThat(states()).containsOnly("COMPLETED");
        assertThat(effects()).noneMatch(effect -> effect.endsWith("-undo"));
    }

    /** A step's own name, whatever route called it. */
    private static List<String> effects() {
        return Node.effects().stream()
                .map(effect -> effect.substring(effect.indexOf(' ') + 1))
                .toList();
    }

    private static UUID parent() {
        return JDBC.queryForObject("select saga_id from saga.step where route_id = 'passport'", UUID.class);
    }

    private static List<String> states() {
        return JDBC.queryForList(
                "select state from saga.saga s order by (select min(id) from saga.step where saga_id = s.id)",
                String.class);
    }
}
