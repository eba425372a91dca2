package io.tablesaga.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes are planted in routes, and told in words. */
class GraphChangesTest {

    private static final RouteGraph WAS = SmallShop.drawn(new SmallShop());

    @Test
    void nothing_is_said_of_what_is_the_same() {
        assertThat(changes(new SmallShop())).isEmpty();
    }

    @Test
    void a_commit_s_boundary_that_moved_is_named() {
        assertThat(changes(new SmallShop() {
                    @Override
                    void take() {
                        route("shop-take", "The order and what it holds")
                                .to("direct:shop-hold")
                                .to("direct:shop-count");
                    }
                }))
                .containsExactly(
                        "commit boundary moved: shop-count was in commit shop-take, is now in no commit",
                        "commit boundary moved: shop-hold was in commit shop-take, is now in commit shop-hold",
                        "commit boundary moved: shop-take was in commit shop-take, is now in no commit");
    }

    @Test
    void a_pivot_and_an_undo_that_are_gone_are_named() {
        assertThat(changes(new SmallShop() {
                    @Override
                    void pay() {
                        route("seda:shop-pay?size=1", "shop-pay", "Asks for the money")
                                .transacted()
                                .to("jms:queue:shop.deliver");
                    }
                }))
                .containsExactly(
                        "pivot: shop-pay is not one now",
                        "edge removed: shop-pay has the undo shop-release",
                        "edge removed: shop-pay has the decider shop-decide");
    }

    @Test
    void what_comes_and_goes_and_is_done_in_another_order_is_named() {
        assertThat(changes(new SmallShop() {
                    @Override
                    void take() {
                        super.take();
                        route("shop-thank", "Says thanks").to("direct:shop-count");
                    }
                }))
                .containsExactly("added: route shop-thank", "edge added: shop-thank calls shop-count");
        assertThat(changes(new SmallShop() {
                    @Override
                    void take() {
                        route("shop-take", "The order and all it holds")
                                .transacted()
                                .to("direct:shop-count")
                                .to("direct:shop-hold");
                    }
                }))
                .containsExactly(
                        "description: that of shop-take was «The order and what it holds», is now «The order and all it holds»",
                        "order: shop-take went to shop-hold, shop-count, goes now to shop-count, shop-hold");
    }

    private static List<String> changes(SmallShop now) {
        return GraphChanges.between(WAS, SmallShop.drawn(now));
    }
}
