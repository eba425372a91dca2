package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.PayingOrders;
import io.tablesaga.payment.ChargeResult;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaPropagation;

/**
 * The pivot: the attempt is written ahead of the provider's call, and in the same commit the saga is IN_DOUBT until an
 * answer, or the decider, says what became of it.
 */
public final class ApprovePaymentRoutes extends RouteBuilder {

    public static final OrderStep STEP = new OrderStep(
            "approve-payment",
            HoldStockRoutes.STEP.id(),
            "order-approve-payment",
            "order-void-payment",
            "order-decide-payment");

    private final PayingOrders paying;

    public ApprovePaymentRoutes(PayingOrders paying) {
        this.paying = paying;
    }

    @Override
    public void configure() {
        approve("order-approve-payment", "Writes the payment attempt ahead of its call", "approve");
        approve(
                "order-approve-again",
                "The same attempt once more, for a call that never reached the provider",
                "approveAgain(${body}, ${header.orderId})");

        from("direct:order-void-payment")
                .routeId("order-void-payment")
                .group("ordering")
                .description("Undo: no money moved, and none will")
                .routeConfigurationId("inner")
                .transacted()
                .bean(paying, "voidAttempt(${header.orderId})")
                .end();

        from("direct:order-decide-payment")
                .routeId("order-decide-payment")
                .group("ordering")
                .description("Decider: asks the provider what became of the attempt")
                .routeConfigurationId("inner")
                .setBody(method(paying, "attemptOf(${header.orderId})"))
                .to("direct:payment-look-up")
                .filter(body().not().isInstanceOf(ChargeResult.Unknown.class))
                .to("direct:order-settle");
    }

    private void approve(String id, String description, String method) {
        from("direct:" + id)
                .routeId(id)
                .group("ordering")
                .description(description)
                .routeConfigurationId("inner")
                .transacted()
                .saga()
                .propagation(SagaPropagation.MANDATORY)
                .option(OrderHeaders.ORDER, header(OrderHeaders.ORDER))
                .option("saga-decider", constant("direct:order-decide-payment"))
                .compensation("direct:order-void-payment")
                .bean(paying, method)
                .end()
                .end();
    }
}
