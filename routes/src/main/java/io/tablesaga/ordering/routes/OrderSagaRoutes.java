package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.PlacingOrders;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.TransactedDefinition;

/**
 * The order saga. {@code order-take} is commit 1: order, holds, attempt and saga. {@code order-confirm} is commit 2: the
 * payment's result and everything after it. The provider is called between them.
 */
public final class OrderSagaRoutes extends RouteBuilder {

    private final OrderSteps steps;
    private final PlacingOrders placing;
    private final OrderAnswers answers;

    public OrderSagaRoutes(OrderSteps steps, PlacingOrders placing, OrderAnswers answers) {
        this.steps = steps;
        this.placing = placing;
        this.answers = answers;
    }

    @Override
    public void configure() {
        TransactedDefinition commit = route(
                        "order-take", "Commit 1: the order, and every step up to the payment's call")
                .transacted("{{order.place.boundary}}");
        SagaDefinition saga = commit.saga()
                .completionMode(SagaCompletionMode.MANUAL)
                .timeout("{{order.hold-time}}")
                .option(OrderHeaders.ORDER, header(OrderHeaders.ORDER))
                .compensation("direct:order-abandon");
        saga.bean(placing, "open(${body}, " + OrderHeaders.SAGA + ")");
        steps.placing().forEach(step -> saga.to("direct:" + step.route()));
        saga.end();
        commit.end();

        route("order-abandon", "Undo of the order itself: it ends unpaid")
                .transacted()
                .bean(answers, "abandon")
                .end();

        TransactedDefinition confirm = route(
                        "order-confirm", "Commit 2: the payment is known, the order is the kitchen's")
                .transacted();
        // First, because it is the arbiter: whoever loses it has changed nothing.
        confirm.to("saga:complete");
        steps.settling().forEach(step -> confirm.to("direct:" + step.route()));
        confirm.end();
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("ordering")
                .description(description)
                .routeConfigurationId("inner");
    }
}
