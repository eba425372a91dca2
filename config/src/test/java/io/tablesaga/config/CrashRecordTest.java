package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.diagrams.Notes;
import io.tablesaga.diagrams.RouteGraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrashRecordTest {

    @Test
    void kills_are_counted_by_route_and_added_to_those_of_earlier_runs() {
        CrashRecord first = CrashRecord.read("{}")
                .and(
                        Wired.DIRECT,
                        List.of(
                                "before order-take/bean3",
                                "after order-take/to4",
                                "before commit in order-take",
                                "after commit in order-place-once"))
                .and(Wired.MESSAGES, List.of("after provider's confirm in payment-take"));
        CrashRecord second = CrashRecord.read(first.written()).and(Wired.DIRECT, List.of("before order-take/bean9"));
        assertThat(second.written())
                .contains(
                        "{\"wiring\": \"DIRECT\", \"route\": \"order-take\", \"steps\": 3, \"commits\": 1, \"calls\": 0}")
                .contains(
                        "{\"wiring\": \"MESSAGES\", \"route\": \"payment-take\", \"steps\": 0, \"commits\": 0, \"calls\": 1}");
        Notes painted = second.notes(Wired.DIRECT, Drawn.graph(Wired.DIRECT));
        assertThat(painted.routes())
                .containsOnly(
                        Map.entry("order-take", "killed 3 times here, all well"),
                        Map.entry("order-place-once", "killed once here, all well"));
        assertThat(painted.commits()).containsOnly(Map.entry("order-take", "killed once around it, all well"));
        assertThat(second.notes(Wired.MESSAGES, Drawn.graph(Wired.MESSAGES)).routes())
                .containsEntry("payment-take", "killed once here, all well");
    }

    @Test
    void a_boundary_that_nobody_can_place_is_not_passed_over() {
        assertThatThrownBy(() -> CrashRecord.read("{}").and(Wired.DIRECT, List.of("somewhere else")))
                .hasMessageContaining("somewhere else");
    }

    @Test
    void every_route_that_is_recorded_is_still_there() {
        for (Wired wired : Wired.values()) {
            RouteGraph graph = Drawn.graph(wired);
            Notes painted = CrashRecord.committed().notes(wired, graph);
            assertThat(graph.nodes().keySet())
                    .containsAll(painted.routes().keySet())
                    .containsAll(painted.commits().keySet());
        }
    }
}
