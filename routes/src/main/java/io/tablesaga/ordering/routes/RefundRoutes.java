package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.CancellingOrders;
import io.tablesaga.payment.RefundResult;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Between the two commits of taking back: the provider is called by a worker, while whoever asked waits for a while. */
public final class RefundRoutes extends RouteBuilder {

    private final CancellingOrders cancelling;

    public RefundRoutes(CancellingOrders cancelling) {
        this.cancelling = cancelling;
    }

    @Override
    public void configure() {
        route("order-await-refund", "Whoever asked waits; the worker goes on even when their patience is over")
                .doTry()
                .to("{{order.refund}}")
                .doCatch(ExchangeTimedOutException.class)
                .log("the refund of order ${header.orderId} takes its time")
                .end();

        from("{{order.refund.worker}}")
                .routeId("order-refund")
                .group("ordering")
                .description("Asks for the money back and goes where the answer leads")
                .routeConfigurationId("inner")
                .doTry()
                .to("direct:payment-give-back")
                .to("direct:order-settle-refund")
                .doCatch(Exception.class)
                .to("log:io.tablesaga.ordering?level=WARN&showException=true&showBody=false&showHeaders=false")
                .end();

        route("order-settle-refund", "What the provider said, or did not say")
                .choice()
                .when(body().isInstanceOf(RefundResult.Refunded.class))
                .to("direct:order-taken-back")
                .when(body().isInstanceOf(RefundResult.Refused.class))
                .to("direct:order-refund-failed")
                .when(body().isInstanceOf(RefundResult.Mismatch.class))
                .to("direct:order-refund-review")
                .otherwise()
                .to("direct:order-refund-doubt")
                .end();

        route("order-decide-refund", "Decider: asks the provider what became of the refund")
                .setBody(method(cancelling, "refundOf(" + OrderHeaders.SAGA + ")"))
                .to("direct:payment-decide-refund")
                .filter(body().not().isInstanceOf(RefundResult.Unknown.class))
                .to("direct:order-settle-refund");

        route("order-refund-failed", "The provider said no for good: the money is owed, and a human must see to it")
                .transacted()
                .setHeader(OrderHeaders.WHY, simple("the provider refuses: ${body.code}"))
                .to("saga-direction:review")
                .bean(cancelling, "refundFailed(" + OrderHeaders.SAGA + ")")
                .end();

        route("order-refund-review", "The provider's books say something else: a human must look")
                .transacted()
                .setHeader(OrderHeaders.WHY, simple("${body.why}"))
                .to("saga-direction:review")
                .bean(cancelling, "review(" + OrderHeaders.SAGA + ")")
                .end();

        route("order-refund-doubt", "The answer got lost: the decider asks again")
                .transacted()
                .to("saga-direction:ask")
                .end();
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("ordering")
                .description(description)
                .routeConfigurationId("inner");
    }
}
