package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.PlacingOrders;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaPropagation;

/** The step that holds the stock, and its undo. */
public final class HoldStockRoutes extends RouteBuilder {

    public static final OrderStep STEP =
            new OrderStep("hold-stock", null, "order-hold-stock", "order-release-stock", null);

    private final PlacingOrders placing;

    public HoldStockRoutes(PlacingOrders placing) {
        this.placing = placing;
    }

    @Override
    public void configure() {
        from("direct:order-hold-stock")
                .routeId("order-hold-stock")
                .group("ordering")
                .description("Asks the stock for everything the order wants, all or none")
                .routeConfigurationId("inner")
                .transacted("{{order.place.boundary}}")
                .saga()
                .propagation(SagaPropagation.MANDATORY)
                .option(OrderHeaders.ORDER, header(OrderHeaders.ORDER))
                .compensation("direct:order-release-stock")
                .setVariable("holdStock", method(placing, "holdFor"))
                .toV("{{stock.hold}}", "holdStock", "stockAnswer")
                .bean(placing, "held(${body}, ${variable.stockAnswer})")
                .end()
                .end();

        // May come twice, and before the hold: the stock keeps a fence.
        from("direct:order-release-stock")
                .routeId("order-release-stock")
                .group("ordering")
                .description("Undo: gives the held stock back")
                .routeConfigurationId("inner")
                .process(StockCommands::release)
                .to("{{stock.release}}");
    }
}
