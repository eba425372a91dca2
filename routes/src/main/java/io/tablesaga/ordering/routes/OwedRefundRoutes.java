package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.OwedRefunds;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** A refund that a cancelled order waits for: a human has it asked for once more, or has given it back by hand. */
public final class OwedRefundRoutes extends RouteBuilder {

    private final OwedRefunds owed;

    public OwedRefundRoutes(OwedRefunds owed) {
        this.owed = owed;
    }

    @Override
    public void configure() {
        route("order-ask-refund-again", "A human has looked: the decider asks for it once more")
                .transacted()
                .to("saga-direction:reopen")
                .bean(owed, "askAgain(${header.saga-moved}, " + OrderHeaders.SAGA + ")")
                .end();

        route(
                        "order-refund-by-hand",
                        "Staff gave it back past the provider, which says first what it still holds of it")
                .setBody(method(owed, "refundOf(" + OrderHeaders.SAGA + ")"))
                .to("direct:payment-look-up-owed")
                .to("direct:order-record-refund-by-hand");

        route("order-record-refund-by-hand", "It ends as if the money had gone back, by a human's word")
                .transacted()
                .to("saga-direction:reopen")
                .bean(owed, "byHand(${body}, ${header.saga-moved}, " + OrderHeaders.SAGA + ")")
                .to("direct:order-taken-back")
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
