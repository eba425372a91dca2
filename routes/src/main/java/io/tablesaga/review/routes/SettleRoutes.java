package io.tablesaga.review.routes;

import io.tablesaga.review.Reviews;
import io.tablesaga.review.SettleRefused;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/**
 * The operation {@code review-settle}: an operator says what is to become of a saga that waits for a human. The saga's
 * compare-and-set is the arbiter: of two who settle the same, the second changes nothing.
 */
public final class SettleRoutes extends RouteBuilder {

    private final SettleIntake intake;

    public SettleRoutes(Reviews reviews) {
        this.intake = new SettleIntake(reviews);
    }

    @Override
    public void configure() {
        route("review-settle", "An operator settles what waits for a human, and is answered")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(SettleIntake::read)
                .to("direct:review-settle-once")
                .process(Reply::write);

        inner("review-settle-once", "Settled, or told why not")
                .doTry()
                .process(intake::recognise)
                .to("direct:review-carry-out")
                .process(SettleAnswers::settled)
                .doCatch(SettleRefused.class)
                .process(SettleAnswers::refuse)
                .end();

        inner("review-carry-out", "Who carries it out, by what it is about")
                .choice()
                .when(SettleIntake.is(Settlement.ASK_PAYMENT))
                .to("direct:review-ask-again")
                .when(SettleIntake.is(Settlement.RETRY_UNDO))
                .to("direct:review-retry-undo")
                .when(SettleIntake.is(Settlement.ASK_REFUND))
                .to("direct:order-ask-refund-again")
                .when(SettleIntake.is(Settlement.REFUND_BY_HAND))
                .to("direct:order-refund-by-hand")
                .when(SettleIntake.is(Settlement.ASK_STRAY))
                .to("direct:payment-ask-stray-again")
                .otherwise()
                .to("direct:payment-stray-by-hand")
                .end();

        inner("review-ask-again", "The decider is asked again, and what it says is carried out")
                .transacted()
                .to("saga-direction:reopen")
                .process(SettleIntake::first)
                .end();

        inner("review-retry-undo", "What the saga has left to do is tried again")
                .transacted()
                .to("saga-direction:retry")
                .process(SettleIntake::first)
                .end();
    }

    private RouteDefinition inner(String id, String description) {
        return route(id, description).routeConfigurationId("inner");
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id).routeId(id).group("review").description(description);
    }
}
