package io.tablesaga.payment.routes;

import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The door of payment providers: the operation {@code payment-webhook} of the contract. It stores and acknowledges. */
public final class WebhookRoutes extends RouteBuilder {

    private final WebhookIntake intake;

    public WebhookRoutes(WebhookIntake intake) {
        this.intake = intake;
    }

    @Override
    public void configure() {
        route("payment-webhook", "A provider hints at a payment and is always answered alike")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(intake::read)
                .to("direct:payment-webhook-once")
                .process(Reply::write);

        route("payment-webhook-once", "Stored and acknowledged; what cannot be stored must be sent again")
                .routeConfigurationId("inner")
                .doTry()
                .to("direct:payment-hint-keep")
                .process(WebhookIntake::acknowledge)
                .doCatch(Exception.class)
                .to("log:io.tablesaga.payment?level=WARN&showCaughtException=true&showBody=false&showHeaders=false")
                .process(WebhookIntake::comeBack)
                .end();

        route("payment-hint-keep", "A hint about an attempt of ours is kept, and followed by somebody else")
                .routeConfigurationId("inner")
                .filter(body().isNotNull())
                .bean(intake, "keep")
                .filter(body().isEqualTo(true))
                .to("{{payment.hints.look}}");
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id).routeId(id).group("payment").description(description);
    }
}
