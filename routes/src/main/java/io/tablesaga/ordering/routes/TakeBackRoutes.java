package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.CancellingOrders;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.model.TransactedDefinition;

/**
 * The cancel saga: a paid order, or lines of it, is taken back. {@code order-take-back} is commit 1: the kitchen lets go,
 * and the refund is written ahead of its call. {@code order-taken-back} is commit 2: the money is back, and so is the
 * stock. The provider is called between them.
 */
public final class TakeBackRoutes extends RouteBuilder {

    private final CancellingOrders cancelling;
    private final OrderMessages messages;
    private final OrderSteps steps;

    public TakeBackRoutes(CancellingOrders cancelling, OrderMessages messages, OrderSteps steps) {
        this.cancelling = cancelling;
        this.messages = messages;
        this.steps = steps;
    }

    @Override
    public void configure() {
        TransactedDefinition commit = route(
                        "order-take-back", "Commit 1: the order is this request's, every step up to the refund's call")
                .transacted("{{order.place.boundary}}");
        SagaDefinition saga = commit.saga()
                .completionMode(SagaCompletionMode.MANUAL)
                .timeout("{{order.cancel-time}}")
                .option(OrderHeaders.ORDER, header(OrderHeaders.ORDER))
                .compensation("direct:order-keep");
        saga.bean(cancelling, "begin(${body}, " + OrderHeaders.SAGA + ")");
        saga.to("direct:order-withdraw-ticket");
        saga.to("direct:order-ask-refund");
        saga.end();
        commit.end();

        route("order-keep", "Undo: the order stays as it was, and the request waits to be carried out again")
                .transacted()
                .bean(cancelling, "keep(" + OrderHeaders.SAGA + ")")
                .end();

        step("order-withdraw-ticket", "Asks the kitchen to let go of it: the only arbiter between cancel and begin")
                .compensation("direct:order-restore-ticket")
                .setVariable("withdrawTicket", method(cancelling, "withdrawal"))
                .toV("{{kitchen.withdraw}}", "withdrawTicket", "withdrawn")
                .bean(cancelling, "withdrawn(${variable.withdrawn})")
                .end()
                .end();

        // May come twice, and before the withdrawal: the kitchen keeps a fence.
        route("order-restore-ticket", "Undo: the kitchen makes it after all")
                .setBody(method(cancelling, "restoring(${header.orderId}, " + OrderHeaders.SAGA + ")"))
                .to("{{kitchen.restore}}");

        route("order-ask-refund", "The pivot: writes the refund ahead of its call")
                .transacted()
                .saga()
                .propagation(SagaPropagation.MANDATORY)
                .option(OrderHeaders.ORDER, header(OrderHeaders.ORDER))
                .option("saga-decider", constant("direct:order-decide-refund"))
                .bean(cancelling, "askRefund")
                .end()
                .end();

        TransactedDefinition back = route(
                        "order-taken-back",
                        "Commit 2: the money is back; so is the stock, and the guest and the world hear of it")
                .transacted();
        // First, because it is the arbiter: whoever loses it has changed nothing.
        back.to("saga:complete")
                .bean(cancelling, "end(${body}, " + OrderHeaders.SAGA + ")")
                .setVariable("takeBackStock", method(cancelling, "stockBack"))
                .toV("{{stock.take-back}}", "takeBackStock", "tookBack");
        FurtherStepRoutes.takenBack(steps).forEach(back::to);
        back.bean(messages, "takenBack").end();
    }

    private SagaDefinition step(String id, String description) {
        return route(id, description)
                .transacted("{{order.place.boundary}}")
                .saga()
                .propagation(SagaPropagation.MANDATORY)
                .option(OrderHeaders.ORDER, header(OrderHeaders.ORDER));
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("ordering")
                .description(description)
                .routeConfigurationId("inner");
    }
}
