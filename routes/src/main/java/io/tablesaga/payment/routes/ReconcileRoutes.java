package io.tablesaga.payment.routes;

import io.tablesaga.payment.ReconcilingPayments;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Day by day, our books and the provider's own list are compared: by a timer, and when an operator asks. */
public final class ReconcileRoutes extends RouteBuilder {

    private final ReconcilingPayments reconciling;
    private final ReconcileDays days;
    private final HintTrail trail;

    public ReconcileRoutes(ReconcilingPayments reconciling, HintTrail trail) {
        this.reconciling = reconciling;
        this.days = new ReconcileDays(reconciling);
        this.trail = trail;
    }

    @Override
    public void configure() {
        route("{{payment.reconcile.schedule}}", "payment-reconcile-daily")
                .description("Compares yesterday and today, and forgets hints nobody sends again")
                .autoStartup("{{payment.hints.follow}}")
                .routeConfigurationId("inner")
                .doTry()
                .process(days::recent)
                .to("direct:payment-reconcile-days")
                .bean(trail, "forget")
                .doCatch(Exception.class)
                .to("log:io.tablesaga.payment?level=WARN&showCaughtException=true&showBody=false&showHeaders=false")
                .end();

        route("direct:payment-reconcile", "payment-reconcile")
                .description("An operator asks whether we and the provider agree, and is answered")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(days::read)
                .to("direct:payment-reconcile-once")
                .process(Reply::write);

        route("direct:payment-reconcile-once", "payment-reconcile-once")
                .description("Compared, or told that the provider does not answer")
                .routeConfigurationId("inner")
                .doTry()
                .to("direct:payment-reconcile-days")
                .process(ReconcileDays::answer)
                .doCatch(Exception.class)
                .to("log:io.tablesaga.payment?level=WARN&showCaughtException=true&showBody=false&showHeaders=false")
                .process(ReconcileDays::comeBack)
                .end();

        route("direct:payment-reconcile-days", "payment-reconcile-days")
                .description("One day after the other, with what each has brought to light")
                .routeConfigurationId("inner")
                .split(body(), ReconcileDays::collect)
                .stopOnException()
                .bean(reconciling, "ours")
                .to("direct:payment-list")
                .bean(reconciling, "compare")
                .process(ReconcileDays::alarm)
                .end();
    }

    private RouteDefinition route(String from, String id) {
        return from(from).routeId(id).group("payment");
    }
}
