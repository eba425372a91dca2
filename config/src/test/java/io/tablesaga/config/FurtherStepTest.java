package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.diagrams.Mermaid;
import io.tablesaga.diagrams.RouteGraph;
import io.tablesaga.ordering.routes.SettlingRoutes;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A further step is one more bean and its route: the product puts it into the saga, and so into the diagram. */
class FurtherStepTest {

    private final Product product = Product.start(Product.Wired.DIRECT, "--test.further-step=true");

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void a_further_step_is_in_the_route_and_in_its_diagram_and_orders_come_through() {
        RouteModel model = new RouteModel(product.context().getBean(CamelContext.class));
        assertThat(model.targets("order-confirm"))
                .containsExactly(
                        "saga:complete",
                        "direct:" + SettlingRoutes.MARK_PAID.route(),
                        "direct:" + SettlingRoutes.SELL_STOCK.route(),
                        "direct:" + SettlingRoutes.SEND_TICKET.route(),
                        "direct:" + FurtherStep.STEP.route());
        assertThat(Mermaid.drawn(RouteGraph.of(product.context().getBean(CamelContext.class))
                        .from(List.of("order-place"), Set.of())))
                .contains("order-confirm --> " + FurtherStep.STEP.route() + "\n")
                .contains("<b>" + FurtherStep.STEP.route() + "</b><br/>A word for the guest");
        assertThat(product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok")
                        .status())
                .isEqualTo(201);
        BooksBalance.in(product);
    }
}
