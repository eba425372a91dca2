package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.OrderRefused;
import io.tablesaga.ordering.ReturningGuests;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The door of guests who come back from the provider's page: the operation {@code payment-confirm} of the contract. */
public final class ConfirmPaymentRoutes extends RouteBuilder {

    private final ConfirmIntake intake;
    private final OrderAnswers answers;

    public ConfirmPaymentRoutes(ReturningGuests guests, OrderAnswers answers) {
        this.intake = new ConfirmIntake(guests);
        this.answers = answers;
    }

    @Override
    public void configure() {
        route("payment-confirm", "A guest comes back from the provider's page and is answered")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(intake::read)
                .to("direct:payment-confirm-once")
                .process(Reply::write);

        // No admission: finishing what was taken beats starting.
        route("payment-confirm-once", "Paid once, or told why not; a reload gets the same answer")
                .routeConfigurationId("inner")
                .doTry()
                .process(intake::recognise)
                .to("direct:order-approve-checkout")
                .to("direct:order-await-payment")
                .doCatch(OrderRefused.class)
                .process(answers::refuseConfirm)
                .doCatch(Exception.class)
                .to("direct:payment-confirm-failed")
                .end();

        route("payment-confirm-failed", "Somebody else decided first, or something failed: the order says what is true")
                .routeConfigurationId("inner")
                .to(
                        "log:io.tablesaga.ordering?level=WARN&showException=true&showCaughtException=true&showBody=false&showHeaders=false")
                .process(ConfirmIntake::recognised)
                .bean(answers, "present(null, ${header.orderId}, ${header.attempt})");
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id).routeId(id).group("ordering").description(description);
    }
}
