package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.PayingOrders;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.ordering.Placement;
import io.tablesaga.ordering.ReturningGuests;
import io.tablesaga.payment.ChargeResult;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentGateway.ChargeStored;
import io.tablesaga.payment.PaymentGateway.Confirm;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SagaPropagation;

/**
 * The pivot: the attempt is written ahead of the provider's call, and in the same commit the saga is IN_DOUBT until an
 * answer, or the decider, says what became of it. With a stored token that is part of placing the order; a guest who pays
 * on the provider's page is handed over first, and the pivot comes when the guest is back.
 */
public final class ApprovePaymentRoutes extends RouteBuilder {

    public static final OrderStep STEP = new OrderStep(
            "approve-payment",
            HoldStockRoutes.STEP.id(),
            "order-ask-payment",
            "order-void-payment",
            "order-decide-payment");

    private final PayingOrders paying;
    private final ReturningGuests guests;

    public ApprovePaymentRoutes(PayingOrders paying, ReturningGuests guests) {
        this.paying = paying;
        this.guests = guests;
    }

    @Override
    public void configure() {
        route(
                        "order-ask-payment",
                        "The stored token is charged, or the guest goes to the provider's page or to the counter")
                .choice()
                .when(exchange -> command(exchange).byCheckout())
                .to("direct:order-hand-over")
                .when(exchange -> command(exchange).atCounter())
                .to("direct:order-await-counter")
                .otherwise()
                .to("direct:order-approve-payment")
                .end();

        // Nothing is in doubt yet: nobody but the saga's deadline attends it until the guest is back.
        enlisted("order-hand-over", "Writes the attempt the guest takes along; the saga waits until the hold is over")
                .bean(paying, "handOver")
                .to("saga-direction:await")
                .end()
                .end();

        enlisted("order-await-counter", "Staff will take the money; the saga waits until the hold is over")
                .bean(paying, "awaitCounter")
                .to("saga-direction:await")
                .end()
                .end();

        approve("order-approve-payment", "Writes the payment attempt ahead of its call")
                .bean(paying, "approve")
                .setHeader(OrderHeaders.ATTEMPT)
                .body(ChargeStored.class, ChargeStored::merchantReference)
                .end()
                .end();

        approve("order-approve-again", "The same attempt once more, for a call that never reached the provider")
                .bean(paying, "approveAgain(${body}, ${header.orderId})")
                .setHeader(OrderHeaders.ATTEMPT)
                .body(ChargeStored.class, ChargeStored::merchantReference)
                .end()
                .end();

        approve("order-approve-checkout", "Writes ahead which payment of the guest the provider is to confirm")
                .bean(guests, "approve")
                .setHeader(OrderHeaders.ATTEMPT)
                .body(Confirm.class, Confirm::merchantReference)
                .end()
                .end();

        route("order-void-payment", "Undo: no money moved, and none will")
                .transacted()
                .bean(paying, "voidAttempt(${header.orderId})")
                .end();

        route("order-decide-payment", "Decider: asks the provider what became of the attempt")
                .setBody(method(paying, "attemptOf(${header.orderId})"))
                .setHeader(OrderHeaders.ATTEMPT)
                .body(PaymentAttempt.class, PaymentAttempt::merchantReference)
                .to("direct:payment-look-up")
                .filter(body().not().isInstanceOf(ChargeResult.Unknown.class))
                .to("direct:order-settle");
    }

    private static PlaceOrder command(Exchange exchange) {
        return exchange.getMessage().getBody(Placement.class).command();
    }

    private SagaDefinition approve(String id, String description) {
        return enlisted(id, description).option("saga-decider", constant("direct:order-decide-payment"));
    }

    private SagaDefinition enlisted(String id, String description) {
        return route(id, description)
                .transacted()
                .saga()
                .propagation(SagaPropagation.MANDATORY)
                .option(OrderHeaders.ORDER, header(OrderHeaders.ORDER))
                .compensation("direct:order-void-payment");
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("ordering")
                .description(description)
                .routeConfigurationId("inner");
    }
}
