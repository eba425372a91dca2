package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrashPointsTest {

    @Test
    void an_instant_between_two_nodes_has_one_name() {
        assertThat(CrashPoints.boundaries(List.of("1 before a", "1 after a", "1 before b", "1 after b")))
                .containsExactly("before a", "before b", "after b");
    }

    @Test
    void what_another_thread_does_meanwhile_is_not_between() {
        assertThat(CrashPoints.boundaries(List.of("1 after a", "2 before x", "1 before b", "2 after x")))
                .containsExactly("before x", "before b", "after x");
    }

    @Test
    void around_a_node_that_was_crossed_before_both_sides_count() {
        assertThat(CrashPoints.boundaries(
                        List.of("1 before b", "1 after b", "1 after outer", "1 after a", "1 before b", "1 before c")))
                .containsExactly("before b", "after b", "after outer", "after a", "before c");
    }
}
