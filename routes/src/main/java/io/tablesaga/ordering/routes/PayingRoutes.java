package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.PayingOrders;
import io.tablesaga.payment.ChargeResult;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Between the two commits: the provider is called by a worker, while the guest waits for a while and no longer. */
public final class PayingRoutes extends RouteBuilder {

    private final PayingOrders paying;
    private final OrderAnswers answers;

    public PayingRoutes(PayingOrders paying, OrderAnswers answers) {
        this.paying = paying;
        this.answers = answers;
    }

    @Override
    public void configure() {
        route("order-await-payment", "The guest waits; the worker goes on even when the guest's patience is over")
                .doTry()
                .to("{{order.pay}}")
                .doCatch(ExchangeTimedOutException.class)
                .bean(answers, "present(null, ${header.orderId}, ${header.attempt})")
                .end();

        from("{{order.pay.worker}}")
                .routeId("order-pay")
                .group("ordering")
                .description("Asks for the money and goes where the answer leads")
                .routeConfigurationId("inner")
                .doTry()
                .to("direct:payment-collect")
                .to("direct:order-settle")
                .doCatch(Exception.class)
                .to("log:io.tablesaga.ordering?level=WARN&showException=true&showBody=false&showHeaders=false")
                // What a rolled back commit left in the body is not true.
                .setBody(simple("${null}"))
                .end()
                .bean(answers, "present(${body}, ${header.orderId}, ${header.attempt})");

        route("order-settle", "What the provider said, or did not say")
                .choice()
                .when(body().isInstanceOf(ChargeResult.Charged.class))
                .to("direct:order-confirm")
                .when(body().isInstanceOf(ChargeResult.Declined.class))
                .to("direct:order-declined")
                .when(body().isInstanceOf(ChargeResult.NotCharged.class))
                .to("direct:order-wait")
                .when(body().isInstanceOf(ChargeResult.OtherAmount.class))
                .to("direct:order-other-amount")
                .when(body().isInstanceOf(ChargeResult.Mismatch.class))
                .to("direct:order-review")
                .otherwise()
                .to("direct:order-doubt")
                .end();

        route("order-declined", "A stored token has no second try; on the provider's page there is one")
                .choice()
                .when(method(paying, "paidOnPage(${header.orderId})"))
                .to("direct:order-ask-again")
                .otherwise()
                .to("direct:order-decline")
                .end();

        route("order-ask-again", "The provider said no: the order stays open until its hold is over")
                .transacted()
                .to("saga-direction:await")
                .bean(paying, "declinedOnPage(${header.orderId}, ${header.attempt})")
                .end();

        route("order-decline", "The provider said no: everything is undone")
                .transacted()
                .to("saga-direction:compensate")
                .bean(answers, "decline")
                .end();

        route("order-wait", "No money was asked for: the hold stays until its own time is over")
                .transacted()
                .to("saga-direction:await")
                .bean(paying, "notCharged(${body}, ${header.orderId}, ${header.attempt})")
                .end();

        // When the process dies between the two, a webhook or the next comparison with the provider's list finds it.
        route(
                        "order-other-amount",
                        "Another amount was taken than asked for: that is no payment, and all of it goes back")
                .setVariable("taken", body())
                .to("direct:order-declined")
                .setBody(method(paying, "astray(${variable.taken}, ${header.attempt})"))
                .removeHeader(Exchange.SAGA_LONG_RUNNING_ACTION)
                .to("direct:payment-refund-stray");

        route("order-review", "Nobody can tell what moved: a human must look")
                .transacted()
                .setHeader(OrderHeaders.WHY, simple("${body.why}"))
                .to("saga-direction:review")
                .bean(paying, "review(${header.attempt})")
                .end();

        route("order-doubt", "The answer got lost: only a look-up can tell")
                .transacted()
                .to("saga-direction:ask")
                .bean(paying, "undecided(${header.attempt})")
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
