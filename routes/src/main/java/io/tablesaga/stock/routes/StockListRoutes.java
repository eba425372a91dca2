package io.tablesaga.stock.routes;

import io.tablesaga.menu.MenuChange.ItemPublished;
import io.tablesaga.menu.routes.MenuEvents;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.TopicNews;
import io.tablesaga.stock.Stock;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** An item that is new on a menu is new in the stock, with nothing available until it is delivered. */
public final class StockListRoutes extends RouteBuilder {

    private final Stock stock;
    private final TopicNews news;

    public StockListRoutes(Stock stock, TopicNews news) {
        this.stock = stock;
        this.news = news;
    }

    @Override
    public void configure() {
        from("{{menu.stock.topic}}")
                .routeId("stock-menu-news")
                .group("stock")
                .description("A change of the menu comes in, and is done with once the stock lists its item")
                .autoStartup("{{menu.stock.consume}}")
                .routeConfigurationId(HouseErrors.TOPIC)
                .process(MenuEvents::read)
                .filter(body().isInstanceOf(ItemPublished.class))
                .to("direct:stock-list-item")
                .end()
                .process(news::done);

        from("direct:stock-list-item")
                .routeId("stock-list-item")
                .group("stock")
                .description("Lists the item, once")
                .routeConfigurationId("inner")
                .transacted()
                .process(this::list)
                .end();
    }

    private void list(Exchange exchange) {
        ItemPublished published = exchange.getMessage().getBody(ItemPublished.class);
        stock.list(published.store(), published.item().id());
    }
}
