package io.tablesaga.stock.routes;

import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import io.tablesaga.stock.Stock;
import org.apache.camel.builder.RouteBuilder;

/** The door of stock movements: the operation {@code stock-move} of the contract. */
public final class StockMoveRoutes extends RouteBuilder {

    private final Stock stock;
    private final StockMovements movements;

    public StockMoveRoutes(Stock stock, StockMovements movements) {
        this.stock = stock;
        this.movements = movements;
    }

    @Override
    public void configure() {
        from("direct:stock-move")
                .routeId("stock-move")
                .group("stock")
                .description("A delivery or a loss comes in and is answered")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(movements::read)
                .to("direct:stock-move-once")
                .process(Reply::write);

        from("direct:stock-move-once")
                .routeId("stock-move-once")
                .group("stock")
                .description("Moved, or told why not")
                .routeConfigurationId("inner")
                .doTry()
                .to("direct:stock-record")
                .process(movements::answer)
                .doCatch(Stock.NotEnoughStock.class)
                .process(movements::notEnough)
                .end();

        from("direct:stock-record")
                .routeId("stock-record")
                .group("stock")
                .description("Records the movement and changes what is available, in one commit")
                .routeConfigurationId("inner")
                .transacted()
                .bean(stock, "move")
                .end();
    }
}
