package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel's propagation and completion modes on this service, and ids that lead nowhere. */
class PropagationTest {

    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        node = new Node(Node.QUICK, new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                for (SagaPropagation mode : SagaPropagation.values()) {
                    var saga =
                            from("direct:" + mode).routeId(mode.name()).saga().propagation(mode);
                    if (mode != SagaPropagation.NOT_SUPPORTED && mode != SagaPropagation.NEVER) {
                        saga.compensation("direct:undo");
                    }
                    saga.bean("effects", "effect")
                            .filter(header("fail"))
                            .throwException(new IllegalStateException("no"))
                            .end()
                            .end();
                    from("direct:outer-" + mode)
                            .routeId("outer-" + mode)
                            .saga()
                            .completionMode(SagaCompletionMode.MANUAL)
                            .timeout(Duration.ofMinutes(1))
                            .compensation("direct:undo")
                            .to("direct:" + mode)
                            .end();
                }
                for (SagaPropagation mode :
                        List.of(SagaPropagation.REQUIRED, SagaPropagation.REQUIRES_NEW, SagaPropagation.MANDATORY)) {
                    manual(this, mode);
                    from("direct:outer-manual-" + mode)
                            .routeId("outer-manual-" + mode)
                            .saga()
                            .compensation("direct:undo")
                            .to("direct:manual-" + mode)
                            .end();
                }
                from("direct:undo").routeId("undo").bean("effects", "effect");
            }
        });
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "REQUIRES_NEW"})
    void without_a_saga_one_is_made_and_ended(SagaPropagation mode) {
        assertThat(node.send("direct:" + mode).getException()).isNull();

        assertThat(states()).containsExactly("COMPLETED");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "REQUIRES_NEW"})
    void a_saga_whose_route_fails_is_undone(SagaPropagation mode) {
        assertThat(node.send("direct:" + mode, Map.of("fail", true)).getException())
                .hasMessage("no");

        Node.awaitState(JDBC.queryForObject("select id from saga.saga", UUID.class), SagaState.COMPENSATED);
        assertThat(Node.effects()).containsExactly(mode.name(), "undo");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "REQUIRES_NEW"})
    void one_that_is_ended_by_hand_stays_open_whether_its_route_ends_well_or_fails(SagaPropagation mode) {
        assertThat(node.send("direct:manual-" + mode).getException()).isNull();
        assertThat(node.send("direct:manual-" + mode, Map.of("fail", true)).getException())
                .hasMessage("no");

        assertThat(states()).containsExactly("RUNNING", "RUNNING");
        assertThat(Node.effects()).containsExactly("manual-" + mode, "manual-" + mode);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "MANDATORY"})
    void a_joined_route_that_is_ended_by_hand_leaves_the_end_to_its_maker_too(SagaPropagation mode) {
        assertThat(node.send("direct:outer-manual-" + mode).getException()).isNull();
        assertThat(states()).containsExactly("COMPLETED");
    }

    @Test
    void by_hand_requires_new_stays_open_beside_the_outer_one_that_ends() {
        assertThat(node.send("direct:outer-manual-REQUIRES_NEW").getException()).isNull();
        assertThat(states()).containsExactlyInAnyOrder("RUNNING", "COMPLETED");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORTS", "NOT_SUPPORTED", "NEVER"})
    void whoever_never_makes_a_saga_cannot_say_how_it_ends(SagaPropagation mode) {
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                manual(this, mode);
            }
        };
        assertThatThrownBy(() -> node.camel.addRoutes(route))
                .hasStackTraceContaining("IllegalArgumentException")
                .hasStackTraceContaining(mode.name());
    }

    @Test
    void mandatory_refuses_to_go_without_a_saga() {
        assertThat(node.send("direct:MANDATORY").getException()).hasMessageContaining("not part of a saga");
        assertThat(Node.effects()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORTS", "NOT_SUPPORTED", "NEVER"})
    void without_a_saga_they_go_without(SagaPropagation mode) {
        assertThat(node.send("direct:" + mode).getException()).isNull();

        assertThat(states()).isEmpty();
        assertThat(Node.effects()).containsExactly(mode.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "MANDATORY", "SUPPORTS"})
    void within_a_saga_they_join_it_and_leave_its_end_to_its_maker(SagaPropagation mode) {
        assertThat(node.send("direct:outer-" + mode).getException()).isNull();

        assertThat(states()).containsExactly("RUNNING");
        assertThat(JDBC.queryForList("select route_id from saga.step order by id", String.class))
                .containsExactly("outer-" + mode, mode.name());
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "MANDATORY", "SUPPORTS"})
    void a_joined_route_that_fails_leaves_the_undo_to_its_maker(SagaPropagation mode) {
        assertThat(node.send("direct:outer-" + mode, Map.of("fail", true)).getException())
                .hasMessage("no");

        assertThat(states()).containsExactly("RUNNING");
        assertThat(Node.effects()).containsExactly("outer-" + mode);
    }

    @Test
    void requires_new_that_fails_is_undone_alone() {
        assertThat(node.send("direct:outer-REQUIRES_NEW", Map.of("fail", true)).getException())
                .hasMessage("no");

        UUID inner = JDBC.queryForObject("select saga_id from saga.step where route_id = 'REQUIRES_NEW'", UUID.class);
        Node.awaitState(inner, SagaState.COMPENSATED);
        assertThat(states()).containsExactlyInAnyOrder("RUNNING", "COMPENSATED");
    }

    @Test
    void requires_new_makes_its_own_beside_the_outer_one() {
        assertThat(node.send("direct:outer-REQUIRES_NEW").getException()).isNull();

        assertThat(states()).containsExactly("RUNNING", "COMPLETED");
    }

    @Test
    void not_supported_goes_on_outside_of_the_saga() {
        assertThat(node.send("direct:outer-NOT_SUPPORTED").getException()).isNull();

        assertThat(states()).containsExactly("RUNNING");
        assertThat(JDBC.queryForList("select saga from effect", UUID.class)).containsOnlyNulls();
    }

    @Test
    void never_fails_within_a_saga() {
        assertThat(node.send("direct:outer-NEVER").getException()).isNotNull();
        assertThat(Node.effects()).isEmpty();
    }

    /** The in-memory service makes a new saga of an id it does not know, and its work is committed outside of the old one. */
    @ParameterizedTest
    @ValueSource(strings = {"REQUIRED", "MANDATORY", "SUPPORTS"})
    void an_unknown_or_garbled_or_ended_id_is_refused_and_no_saga_is_born_of_it(String mode) {
        node.send("direct:REQUIRED");
        String ended = JDBC.queryForObject("select id::text from saga.saga", String.class);
        JDBC.update("delete from effect");

        for (String id : List.of(UUID.randomUUID().toString(), "garbage", ended)) {
            Exchange refused = node.send("direct:" + mode, Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, id));
            assertThat(refused.getException()).as(id).hasStackTraceContaining(id);
        }

        assertThat(states()).containsExactly("COMPLETED");
        assertThat(Node.effects()).isEmpty();
    }

    private static void manual(RouteBuilder routes, SagaPropagation mode) {
        routes.from("direct:manual-" + mode)
                .routeId("manual-" + mode)
                .saga()
                .propagation(mode)
                .completionMode(SagaCompletionMode.MANUAL)
                .compensation("direct:undo")
                .bean("effects", "effect")
                .filter(routes.header("fail"))
                .throwException(new IllegalStateException("no"))
                .end()
                .end();
    }

    private static List<String> states() {
        return JDBC.queryForList("select state from saga.saga order by created_at, id", String.class);
    }
}
