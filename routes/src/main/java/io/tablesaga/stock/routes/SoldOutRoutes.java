package io.tablesaga.stock.routes;

import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import io.tablesaga.stock.Stock;
import org.apache.camel.builder.RouteBuilder;

/** What staff say of an item in a rush: none left, and back again. Each is one statement. */
public final class SoldOutRoutes extends RouteBuilder {

    private final Stock stock;
    private final SoldOutMarks marks;

    public SoldOutRoutes(Stock stock, SoldOutMarks marks) {
        this.stock = stock;
        this.marks = marks;
    }

    @Override
    public void configure() {
        from("direct:item-sold-out")
                .routeId("item-sold-out")
                .group("stock")
                .description("Staff sell nothing of an item from now on")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(marks::read)
                .bean(stock, "markSoldOut")
                .process(marks::answer)
                .process(Reply::write);

        from("direct:item-back")
                .routeId("item-back")
                .group("stock")
                .description("Undo: the item is sold again")
                .routeConfigurationId(HouseErrors.EDGE)
                .process(marks::readItem)
                .bean(stock, "endSoldOut(${body.store}, ${body.item})")
                .process(marks::answer)
                .process(Reply::write);
    }
}
