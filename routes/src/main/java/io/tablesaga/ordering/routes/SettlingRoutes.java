package io.tablesaga.ordering.routes;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The steps after the pivot: none can be refused any more, and all commit together. */
public final class SettlingRoutes extends RouteBuilder {

    public static final OrderStep MARK_PAID =
            new OrderStep("mark-paid", ApprovePaymentRoutes.STEP.id(), "order-mark-paid", null, null);
    public static final OrderStep SELL_STOCK =
            new OrderStep("sell-stock", MARK_PAID.id(), "order-sell-stock", null, null);
    public static final OrderStep SEND_TICKET =
            new OrderStep("send-ticket", SELL_STOCK.id(), "order-send-ticket", null, null);

    private final OrderAnswers answers;
    private final OrderMessages messages;

    public SettlingRoutes(OrderAnswers answers, OrderMessages messages) {
        this.answers = answers;
        this.messages = messages;
    }

    @Override
    public void configure() {
        route(MARK_PAID, "The order is paid, and the guest's answer is stored for every repeat")
                .bean(answers, "paid(${body}, ${header.orderId}, ${header.attempt})");

        route(SELL_STOCK, "What was held is sold")
                .process(StockCommands::sell)
                .toV("{{stock.sell}}", "sellStock", "sold");

        route(SEND_TICKET, "The kitchen's ticket and the event leave with this commit")
                .bean(messages, "paid");
    }

    private RouteDefinition route(OrderStep step, String description) {
        return from("direct:" + step.route())
                .routeId(step.route())
                .group("ordering")
                .description(description)
                .routeConfigurationId("inner");
    }
}
