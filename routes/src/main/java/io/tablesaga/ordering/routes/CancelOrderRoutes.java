package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.CancelRefused;
import io.tablesaga.ordering.CancellingOrders;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/**
 * The doors of whoever wants an order taken back: {@code order-cancel} for its guest, {@code order-cancel-by-staff}, and
 * {@code kitchen-refuse} for cooks who cannot make it. The
 * request is recorded first, and carried out whatever becomes of the one who asked.
 */
public final class CancelOrderRoutes extends RouteBuilder {

    static final String NEXT = "next";

    private final CancelIntake intake = new CancelIntake();
    private final CancellingOrders cancelling;
    private final CancelAnswers answers;
    private final OrderMessages messages;

    public CancelOrderRoutes(CancellingOrders cancelling, CancelAnswers answers, OrderMessages messages) {
        this.cancelling = cancelling;
        this.answers = answers;
        this.messages = messages;
    }

    @Override
    public void configure() {
        route("order-cancel", "A guest wants an order taken back, or lines of it")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(intake::readGuest)
                .to("direct:order-cancel-once")
                .process(Reply::write);

        route("order-cancel-by-staff", "Staff take an order back, or lines of it")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(intake::readStaff)
                .to("direct:order-cancel-once")
                .process(Reply::write);

        route("kitchen-refuse", "The kitchen cannot make lines of an order: they are taken back, and sold no more")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(intake::readKitchen)
                .to("direct:order-cancel-once")
                .process(Reply::write);

        inner("order-cancel-once", "Recorded, carried out if it can be now, and answered")
                .doTry()
                .to("direct:order-record-cancellation")
                .setVariable("cancellation", simple("${body.id}", String.class))
                .to("direct:order-carry-out")
                .bean(answers, "present(${variable.cancellation})")
                .doCatch(CancelRefused.class)
                .process(answers::refuse)
                .end();

        inner("order-record-cancellation", "Commit: from here on the request comes to an end by itself")
                .transacted()
                .bean(cancelling, "record")
                .filter(method(cancelling, "refusesNow"))
                .to("direct:order-say-run-out")
                .end()
                .end();

        inner("order-say-run-out", "What the kitchen has run out of is sold no more, whoever wins these lines")
                .setVariable("order", method(cancelling, "orderOf"))
                .bean(messages, "runOut(${body}, ${variable.order})");

        // Called by whoever asks and by the poll: each way has an arbiter, so two that carry out the same do it once.
        inner("order-carry-out", "What can be done about a request now")
                .setVariable(NEXT, method(cancelling, "next"))
                .choice()
                .when(variable(NEXT).isEqualTo(CancellingOrders.Next.CALL_OFF))
                .to("direct:order-call-off")
                .when(variable(NEXT).isEqualTo(CancellingOrders.Next.TAKE_BACK))
                .to("direct:order-take-back-once")
                .end();

        inner("order-call-off", "Nothing was paid: the order's own saga undoes it, unless a payment came first")
                .setHeader("Long-Running-Action", method(cancelling, "sagaOf"))
                .doTry()
                .to("saga:compensate")
                .doCatch(Exception.class)
                .to("log:io.tablesaga.ordering?level=INFO&showCaughtException=true&showBody=false&showHeaders=false")
                .end();

        inner("order-take-back-once", "Taken back by a saga of its own, or told why not")
                .setVariable("request", body())
                .doTry()
                .to("direct:order-take-back")
                .to("direct:order-await-refund")
                .doCatch(CancelRefused.class)
                .to("direct:order-refuse-cancellation")
                .doCatch(Exception.class)
                .to("direct:order-take-back-later")
                .end();

        inner("order-refuse-cancellation", "It was too late; what a separate wiring has stored is undone")
                .process(answers::record)
                .filter(header("Long-Running-Action").isNotNull())
                .to("saga:compensate")
                .end();

        inner(
                        "order-take-back-later",
                        "Something failed on the way: the request stays recorded and is carried out later")
                .to(
                        "log:io.tablesaga.ordering?level=WARN&showException=true&showCaughtException=true&showBody=false&showHeaders=false")
                .filter(header("Long-Running-Action").isNotNull())
                .to("direct:order-give-up-saga")
                .end();

        from("{{order.cancellations.due}}")
                .routeId("order-cancellations-due")
                .group("ordering")
                .description("Requests that had to wait are carried out")
                .routeConfigurationId("inner")
                .setBody(method(cancelling, "due"))
                .split(body())
                .setHeader(OrderHeaders.ORDER, simple("${body.order}", String.class))
                .to("direct:order-carry-out-alone")
                .end();

        inner("order-carry-out-alone", "One request's trouble is not the next one's")
                .doTry()
                .to("direct:order-carry-out")
                .doCatch(Exception.class)
                .to("log:io.tablesaga.ordering?level=WARN&showCaughtException=true&showBody=false&showHeaders=false")
                .end();
    }

    private RouteDefinition inner(String id, String description) {
        return route(id, description).routeConfigurationId("inner");
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id).routeId(id).group("ordering").description(description);
    }
}
