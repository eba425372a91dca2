package io.tablesaga.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.diagrams.RouteGraph.Edge;
import io.tablesaga.diagrams.RouteGraph.Kind;
import io.tablesaga.diagrams.RouteGraph.Way;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteGraphTest {

    private final RouteGraph shop = SmallShop.drawn(new SmallShop());

    @Test
    void what_has_no_group_or_is_not_started_is_no_part_of_it() {
        assertThat(shop.nodes().keySet())
                .containsExactly(
                        "shop-pay",
                        "shop-count",
                        "shop-decide",
                        "shop-deliver",
                        "shop-hold",
                        "shop-order",
                        "shop-release",
                        "shop-take",
                        "jms:queue:shop.deliver",
                        "outside:bank");
        assertThat(shop.nodes().get("jms:queue:shop.deliver").kind()).isEqualTo(Kind.QUEUE);
        assertThat(shop.nodes().get("outside:bank").kind()).isEqualTo(Kind.OUTSIDE);
    }

    @Test
    void each_way_from_route_to_route_is_told_apart() {
        assertThat(shop.edges())
                .contains(
                        new Edge("shop-order", Way.CALLS, "shop-take"),
                        new Edge("shop-order", Way.HANDS_OVER, "shop-pay"),
                        new Edge("shop-hold", Way.UNDO, "shop-release"),
                        new Edge("shop-pay", Way.DECIDER, "shop-decide"),
                        new Edge("shop-pay", Way.SENDS, "jms:queue:shop.deliver"),
                        new Edge("jms:queue:shop.deliver", Way.READS, "shop-deliver"),
                        new Edge("shop-decide", Way.ASKS, "outside:bank"));
    }

    @Test
    void a_commit_goes_as_far_as_calls_in_its_thread() {
        assertThat(shop.nodes().get("shop-order").commits()).isEmpty();
        assertThat(shop.nodes().get("shop-take").commits()).containsExactly("shop-take");
        assertThat(shop.nodes().get("shop-hold").commits()).containsExactly("shop-take");
        assertThat(shop.nodes().get("shop-count").commits()).containsExactly("shop-take");
        assertThat(shop.nodes().get("shop-pay").commits()).containsExactly("shop-pay");
        assertThat(shop.nodes().get("shop-release").commits()).containsExactly("shop-release");
        assertThat(shop.nodes().get("shop-deliver").commits()).isEmpty();
        assertThat(shop.nodes().get("shop-pay").pivot()).isTrue();
    }

    @Test
    void a_part_has_what_can_be_come_to_and_nothing_else() {
        assertThat(shop.from(List.of("shop-pay"), Set.of()).nodes().keySet())
                .containsExactly(
                        "shop-pay",
                        "shop-release",
                        "shop-decide",
                        "outside:bank",
                        "jms:queue:shop.deliver",
                        "shop-deliver");
    }

    @Test
    void a_part_ends_where_another_flow_begins() {
        assertThat(shop.from(List.of("shop-order"), Set.of("shop-pay", "shop-hold"))
                        .nodes()
                        .keySet())
                .containsExactly("shop-order", "shop-take", "shop-hold", "shop-count", "shop-pay");
    }

    @Test
    void what_is_written_is_read_again_the_same() {
        assertThat(GraphJson.read(GraphJson.written(shop))).isEqualTo(shop);
    }
}
