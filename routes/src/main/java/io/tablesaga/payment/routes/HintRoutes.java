package io.tablesaga.payment.routes;

import io.tablesaga.payment.PaymentNews;
import io.tablesaga.payment.StrayCapture;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Hints are followed: what becomes of a payment is never what a hint says, always what the provider says when asked. */
public final class HintRoutes extends RouteBuilder {

    private final HintTrail trail;

    public HintRoutes(HintTrail trail) {
        this.trail = trail;
    }

    @Override
    public void configure() {
        route("scheduler:payment-hints-poll?delay={{payment.hints.due}}", "payment-hints-poll")
                .description("Looks for hints another node has kept, and for those put off")
                .autoStartup("{{payment.hints.follow}}")
                .to("{{payment.hints.look}}");

        route("{{payment.hints.look}}", "payment-hints-due")
                .description("Takes hints that are due; several nodes may, none takes another's")
                .autoStartup("{{payment.hints.follow}}")
                .bean(trail, "due")
                .split(body())
                .to("{{payment.hints.each}}")
                .end()
                .filter(HintTrail::full)
                .to("{{payment.hints.look}}");

        route("{{payment.hints.worker}}", "payment-hint-follow")
                .description("One hint is followed to its end, or put off")
                .autoStartup("{{payment.hints.follow}}")
                .process(HintTrail::begin)
                .doTry()
                .to("direct:payment-hint-lead")
                .process(trail::followed)
                .doCatch(Exception.class)
                .process(trail::failed)
                .end();

        route("direct:payment-hint-lead", "payment-hint-lead")
                .description("Where the attempt stands decides; one that is paid, or a human's, stays as it is")
                .choice()
                .when(HintTrail::undecided)
                .to("direct:order-decide-now")
                .process(HintTrail::hurried)
                .when(HintTrail::worthALook)
                .to("direct:payment-hint-look")
                .end();

        route("direct:payment-hint-look", "payment-hint-look")
                .description("The provider is asked about an attempt it should have no money for")
                .to("direct:payment-look-up-hint")
                .choice()
                .when(body().isInstanceOf(StrayCapture.class))
                .to("direct:payment-adopt")
                .when(body().isInstanceOf(PaymentNews.Authenticated.class))
                .to("direct:order-confirm-authenticated")
                .process(HintTrail::confirmed)
                .when(body().isInstanceOf(PaymentNews.Untold.class))
                .process(HintTrail::untold)
                .end();

        route("direct:payment-adopt", "payment-adopt")
                .description("Money has gone astray: the attempt is ended, and it is given back in full")
                .to("direct:order-set-aside")
                .process(HintTrail::adopted)
                .to("direct:payment-refund-stray");
    }

    private RouteDefinition route(String from, String id) {
        return from(from).routeId(id).group("payment").routeConfigurationId("inner");
    }
}
