package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.OrderRefused;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.PayingOrders;
import io.tablesaga.ordering.ReturningGuests;
import io.tablesaga.payment.DueHint;
import io.tablesaga.payment.PaymentNews;
import io.tablesaga.shared.OrderId;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** What an order makes of news about its payment that came by another way than its guest. */
public final class HintedOrderRoutes extends RouteBuilder {

    private final Orders orders;
    private final PayingOrders paying;
    private final ReturningGuests guests;

    public HintedOrderRoutes(Orders orders, PayingOrders paying, ReturningGuests guests) {
        this.orders = orders;
        this.paying = paying;
        this.guests = guests;
    }

    @Override
    public void configure() {
        route("order-decide-now", "The decider of the order's saga is asked now instead of at its next turn")
                .process(this::join)
                .to("saga-direction:hurry");

        route(
                        "order-confirm-authenticated",
                        "What a guest has authenticated is taken as if the guest were back already")
                .doTry()
                .process(this::recognise)
                .to("direct:order-approve-checkout")
                .to("direct:order-await-payment")
                .doCatch(OrderRefused.class)
                // The guest was quicker, or it is too late, or it is another amount: the provider was not asked.
                .end();

        route("order-set-aside", "An attempt money came for unasked is ended, unless it has been made meanwhile")
                .transacted()
                .bean(paying, "setAside")
                .end();
    }

    private void join(Exchange exchange) {
        Message message = exchange.getMessage();
        OrderId order = message.getBody(DueHint.class).attempt().order();
        message.setHeader(
                Exchange.SAGA_LONG_RUNNING_ACTION,
                orders.find(order)
                        .orElseThrow(() -> new IllegalStateException("order " + order + " is not there"))
                        .saga()
                        .toString());
    }

    private void recognise(Exchange exchange) {
        Message message = exchange.getMessage();
        ConfirmIntake.join(message, guests.recognise(message.getBody(PaymentNews.Authenticated.class)));
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("ordering")
                .description(description)
                .routeConfigurationId("inner");
    }
}
