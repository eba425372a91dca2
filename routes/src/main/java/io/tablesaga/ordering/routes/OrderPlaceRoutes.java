package io.tablesaga.ordering.routes;

import io.tablesaga.floor.routes.VisitNewsRoutes;
import io.tablesaga.ordering.AlreadyPlaced;
import io.tablesaga.ordering.OrderRefused;
import io.tablesaga.payment.PaymentGateway.ChargeStored;
import io.tablesaga.shared.routes.Admission;
import io.tablesaga.shared.routes.Busy;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The door of a new order: the operation {@code order-place} of the contract. Start reading here. */
public final class OrderPlaceRoutes extends RouteBuilder {

    private final OrderIntake intake;
    private final Admission admission;
    private final OrderAnswers answers;

    public OrderPlaceRoutes(OrderIntake intake, Admission admission, OrderAnswers answers) {
        this.intake = intake;
        this.admission = admission;
        this.answers = answers;
    }

    @Override
    public void configure() {
        route("order-place", "A guest's order comes in and is answered")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(intake::read)
                .to("direct:order-place-once")
                .filter(exchangeProperty(VisitNewsRoutes.VISIT).isNotNull())
                .to("direct:visit-tell")
                .end()
                .process(Reply::write);

        route("order-place-once", "Placed and paid, or told why not; a repeat gets the first answer")
                .routeConfigurationId("inner")
                .doTry()
                .process(admission::enter)
                .to("direct:order-take")
                .to("direct:order-go-on")
                .doCatch(Busy.class)
                .process(answers::busy)
                .doCatch(AlreadyPlaced.class)
                .to("direct:order-replay")
                .doCatch(OrderRefused.class)
                .to("direct:order-refuse")
                .doCatch(Exception.class)
                .to("direct:order-give-up")
                .end();

        route("order-go-on", "A stored token is charged at once; a page waits for its guest")
                .routeConfigurationId("inner")
                .choice()
                .when(body().isInstanceOf(ChargeStored.class))
                .to("direct:order-await-payment")
                .otherwise()
                .bean(answers, "present(null, ${header.orderId}, null)")
                .end();

        route("order-replay", "The key was used before: the first answer, or another try to pay")
                .routeConfigurationId("inner")
                // With commits of their own the repeat has begun a saga before it knew that it is one.
                .filter(header("Long-Running-Action").isNotNull())
                .to("saga:compensate")
                .end()
                .process(answers::recall)
                .choice()
                .when(exchangeProperty(OrderAnswers.PAY_AGAIN).isEqualTo(true))
                .to("direct:order-pay-again")
                .end();

        route(
                        "order-pay-again",
                        "Another try to pay; when it comes too late, or another was first, how the order stands")
                .routeConfigurationId("inner")
                .doTry()
                .to("direct:order-approve-again")
                .to("direct:order-await-payment")
                .doCatch(Exception.class)
                .to("direct:payment-confirm-failed")
                .end();

        route("order-refuse", "The business says no; what a separate wiring has stored is undone")
                .routeConfigurationId("inner")
                .process(answers::refuse)
                .filter(header("Long-Running-Action").isNotNull())
                .to("saga:compensate")
                .end();

        route("order-give-up", "Something failed while placing: nothing may be left half done")
                .routeConfigurationId("inner")
                .to("log:io.tablesaga.ordering?level=ERROR&showException=true&showCaughtException=true&showBody=false")
                .filter(header("Long-Running-Action").isNotNull())
                .to("direct:order-give-up-saga")
                .end()
                .bean(answers, "giveUp(${header.orderId})");

        route("order-give-up-saga", "A saga in doubt stays with its decider")
                .routeConfigurationId("inner")
                .doTry()
                .to("saga:compensate")
                .doCatch(Exception.class)
                .to("log:io.tablesaga.ordering?level=WARN&showCaughtException=true&showBody=false")
                .end();
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id).routeId(id).group("ordering").description(description);
    }
}
