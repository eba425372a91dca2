package io.tablesaga.payment.routes;

import io.tablesaga.payment.RefundResult;
import io.tablesaga.payment.RefundingStrays;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;

/**
 * Money that has gone astray goes back, by a saga of its own: {@code payment-ask-stray} writes the refund ahead of its
 * call, and the saga is in doubt until the provider, or its decider, says what became of it.
 */
public final class StrayRoutes extends RouteBuilder {

    private static final String SAGA = "${header." + Exchange.SAGA_LONG_RUNNING_ACTION + "}";

    /** Why a human must look, for the saga's journal. */
    private static final String WHY = "saga-reason";

    private final RefundingStrays strays;

    public StrayRoutes(RefundingStrays strays) {
        this.strays = strays;
    }

    @Override
    public void configure() {
        route("payment-refund-stray", "Whatever is left of a payment that nobody should have made goes back, once")
                .filter(method(strays, "taken").isEqualTo(false))
                .process(HintTrail::alarm)
                .to("direct:payment-ask-stray")
                .to("direct:payment-give-back")
                .to("direct:payment-settle-stray");

        route("payment-ask-stray", "The pivot: writes the refund ahead of its call")
                .transacted()
                .saga()
                .propagation(SagaPropagation.REQUIRES_NEW)
                .completionMode(SagaCompletionMode.MANUAL)
                .option("saga-decider", constant("direct:payment-decide-stray"))
                .bean(strays, "ask(${body}, " + SAGA + ")")
                .end()
                .end();

        route("payment-decide-stray", "Decider: asks the provider what became of the refund")
                .setBody(method(strays, "refundOf(" + SAGA + ")"))
                .to("direct:payment-decide-refund")
                .filter(body().not().isInstanceOf(RefundResult.Unknown.class))
                .to("direct:payment-settle-stray");

        route("payment-settle-stray", "What the provider said, or did not say")
                .choice()
                .when(body().isInstanceOf(RefundResult.Refunded.class))
                .to("direct:payment-stray-refunded")
                .when(body().isInstanceOf(RefundResult.Refused.class))
                .to("direct:payment-stray-refused")
                .when(body().isInstanceOf(RefundResult.Mismatch.class))
                .to("direct:payment-stray-review")
                .otherwise()
                .to("direct:payment-stray-doubt")
                .end();

        route("payment-stray-refunded", "The money is back")
                .transacted()
                .to("saga:complete")
                .bean(strays, "refunded(${body}, " + SAGA + ")")
                .end();

        route("payment-stray-refused", "The provider said no for good: the money is owed, and a human must see to it")
                .transacted()
                .setHeader(WHY, simple("the provider refuses: ${body.code}"))
                .to("saga-direction:review")
                .bean(strays, "refused(" + SAGA + ")")
                .end();

        route("payment-stray-review", "The provider's books say something else: a human must look")
                .transacted()
                .setHeader(WHY, simple("${body.why}"))
                .to("saga-direction:review")
                .bean(strays, "review(" + SAGA + ")")
                .end();

        route("payment-stray-doubt", "The answer got lost: the decider asks again")
                .transacted()
                .to("saga-direction:ask")
                .end();

        route("payment-ask-stray-again", "A human has looked: the decider asks for it once more")
                .transacted()
                .to("saga-direction:reopen")
                .bean(strays, "askAgain(${header.saga-moved}, " + SAGA + ")")
                .end();

        route(
                        "payment-stray-by-hand",
                        "Staff gave it back past the provider, which says first what it still holds of it")
                .setBody(method(strays, "refundOf(" + SAGA + ")"))
                .to("direct:payment-look-up-owed")
                .to("direct:payment-record-stray-by-hand");

        route("payment-record-stray-by-hand", "It ends as if the money had gone back, by a human's word")
                .transacted()
                .to("saga-direction:reopen")
                .bean(strays, "byHand(${body}, ${header.saga-moved})")
                .to("direct:payment-stray-refunded")
                .end();
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("payment")
                .description(description)
                .routeConfigurationId("inner");
    }
}
