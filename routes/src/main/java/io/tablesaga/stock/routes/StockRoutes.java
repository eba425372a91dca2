package io.tablesaga.stock.routes;

import io.tablesaga.stock.Stock;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The stock's commands. Called directly they join the order's commit; by message each is a commit of its own. */
public final class StockRoutes extends RouteBuilder {

    private final Stock stock;

    public StockRoutes(Stock stock) {
        this.stock = stock;
    }

    @Override
    public void configure() {
        command("hold", "hold", "Holds everything an order wants, or says what is missing");
        command("release", "release", "Gives a hold back; before its hold it forbids it");
        command("sell", "sell", "What was held is sold");
        command("take-back", "takeBack", "What was sold is available again, or discarded");

        command("mark-sold-out", "markSoldOut", "Nothing of an item is sold from now on");

        received("hold").to("direct:stock-hold");
        received("release").to("direct:stock-release");
        received("sell").bean(StockMessages.class, "sale").to("direct:stock-sell");
        received("take-back").bean(StockMessages.class, "takeBack").to("direct:stock-take-back");

        // Known by its message: one that comes again does not undo that staff have sold the item since.
        from("{{stock.mark-sold-out.queue}}")
                .routeId("stock-mark-sold-out-received")
                .group("stock")
                .description("The kitchen has run out of what an item is made of")
                .autoStartup("{{stock.consumer}}")
                .routeConfigurationId("inner")
                .removeHeaders("*")
                .bean(StockMessages.class, "runOut")
                .to("direct:stock-mark-sold-out");
    }

    private void command(String verb, String method, String description) {
        String id = "stock-" + verb;
        from("direct:" + id)
                .routeId(id)
                .group("stock")
                .description(description)
                .routeConfigurationId("inner")
                .transacted()
                .bean(stock, method)
                .end();
    }

    /** The same command by message; the fence makes a redelivery harmless. */
    private RouteDefinition received(String verb) {
        return from("{{stock." + verb + ".queue}}")
                .routeId("stock-" + verb + "-received")
                .group("stock")
                .description("The same command by message")
                .autoStartup("{{stock.by-message}}")
                .routeConfigurationId("inner")
                // The request's headers would go back with the reply, its type among them.
                .removeHeaders("*");
    }
}
