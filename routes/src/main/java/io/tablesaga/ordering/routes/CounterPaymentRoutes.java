package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.CounterPayments;
import io.tablesaga.ordering.OrderRefused;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The door of staff who have taken the money: the operation {@code counter-payment} of the contract. */
public final class CounterPaymentRoutes extends RouteBuilder {

    private final CounterIntake intake;
    private final CounterAnswers answers;

    public CounterPaymentRoutes(CounterPayments counter) {
        this.intake = new CounterIntake(counter);
        this.answers = new CounterAnswers(counter);
    }

    @Override
    public void configure() {
        route("counter-payment", "Staff have taken the money, and are answered")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(intake::read)
                .to("direct:counter-payment-once")
                .process(Reply::write);

        route("counter-payment-once", "Recorded once, or told why not; a repeat gets the same answer")
                .routeConfigurationId("inner")
                .doTry()
                .process(intake::recognise)
                .to("direct:order-pay-at-counter")
                .process(answers::present)
                .doCatch(OrderRefused.class)
                .process(answers::refuse)
                .doCatch(Exception.class)
                .to("direct:counter-payment-failed")
                .end();

        route("order-pay-at-counter", "Attempt and commit 2 in one: there is nobody to ask in between")
                .routeConfigurationId("inner")
                .transacted()
                .process(intake::take)
                .to("direct:order-confirm")
                .end();

        route("counter-payment-failed", "The hold's end was first, or something failed: the order says what is true")
                .routeConfigurationId("inner")
                .to(
                        "log:io.tablesaga.ordering?level=WARN&showException=true&showCaughtException=true&showBody=false&showHeaders=false")
                .process(answers::present);
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id).routeId(id).group("ordering").description(description);
    }
}
