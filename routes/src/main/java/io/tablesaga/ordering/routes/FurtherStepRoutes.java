package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.CancellingOrders.TakenBack;
import io.tablesaga.ordering.FurtherStep;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.ordering.Placement;
import io.tablesaga.ordering.StepFence;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaPropagation;

/** The routes of the steps that others add, so that whoever adds one need know nothing of boundaries and fences. */
public final class FurtherStepRoutes extends RouteBuilder {

    private final OrderSteps steps;
    private final StepFence fence;

    public FurtherStepRoutes(OrderSteps steps, StepFence fence) {
        this.steps = steps;
        this.fence = fence;
    }

    static OrderStep step(FurtherStep step) {
        return new OrderStep(step.id(), null, "step-" + step.id(), step.undo().isPresent() ? undo(step) : null, null);
    }

    /** Where those are told that mind when a paid order, or lines of it, were taken back. */
    static Stream<String> takenBack(OrderSteps steps) {
        return steps.further().stream()
                .filter(step -> step.takeBack().isPresent())
                .map(step -> "direct:" + back(step));
    }

    @Override
    public void configure() {
        steps.further().forEach(step -> {
            step.undo().ifPresentOrElse(undo -> beforePayment(step), () -> withPayment(step));
            step.takeBack().ifPresent(takeBack -> route(back(step), "When a paid order is taken back: " + step.id())
                    .process(exchange -> takeBack.accept(takingBack(exchange, step))));
        });
    }

    private void beforePayment(FurtherStep step) {
        route(step(step).route(), step.description())
                .transacted("{{order.place.boundary}}")
                .saga()
                .propagation(SagaPropagation.MANDATORY)
                .option(OrderHeaders.ORDER, header(OrderHeaders.ORDER))
                .compensation("direct:" + undo(step))
                .process(exchange ->
                        fence.once(order(exchange), step.id(), () -> step.does().accept(placing(exchange, step))))
                .end()
                .end();

        // May come twice, and before the step: the fence knows.
        route(undo(step), "Undo: " + step.id())
                .transacted()
                .process(exchange -> fence.undo(order(exchange), step.id(), () -> step.undo()
                        .orElseThrow()
                        .accept(undoing(exchange, step))))
                .end();
    }

    private void withPayment(FurtherStep step) {
        route(step(step).route(), step.description())
                .process(exchange -> step.does().accept(paid(exchange, step)));
    }

    private static FurtherStep.Doing placing(Exchange exchange, FurtherStep step) {
        Placement placement = exchange.getMessage().getBody(Placement.class);
        return new FurtherStep.Doing(
                placement.command().order(),
                placement.command().store(),
                placement.command().visit(),
                placement.total(),
                key(placement.saga(), step));
    }

    private static FurtherStep.Doing paid(Exchange exchange, FurtherStep step) {
        Order order = exchange.getMessage().getBody(Order.class);
        return new FurtherStep.Doing(order.id(), order.store(), order.visit(), order.total(), key(order.saga(), step));
    }

    private static FurtherStep.Undoing undoing(Exchange exchange, FurtherStep step) {
        String saga = exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
        return new FurtherStep.Undoing(order(exchange), key(SagaId.of(saga), step));
    }

    private static FurtherStep.TakingBack takingBack(Exchange exchange, FurtherStep step) {
        TakenBack back = exchange.getMessage().getBody(TakenBack.class);
        return new FurtherStep.TakingBack(
                back.order().id(),
                back.cancellation().amount(),
                back.order().state() == OrderState.CANCELLED,
                key(back.cancellation().saga(), step));
    }

    private static OrderId order(Exchange exchange) {
        return OrderId.of(exchange.getMessage().getHeader(OrderHeaders.ORDER, String.class));
    }

    private static String key(SagaId saga, FurtherStep step) {
        return saga + ":" + step.id();
    }

    private static String undo(FurtherStep step) {
        return "undo-" + step.id();
    }

    private static String back(FurtherStep step) {
        return "back-" + step.id();
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("ordering")
                .description(description)
                .routeConfigurationId("inner");
    }
}
