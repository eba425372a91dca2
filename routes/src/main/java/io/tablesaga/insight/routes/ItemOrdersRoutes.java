package io.tablesaga.insight.routes;

import io.tablesaga.insight.ItemOrders;
import io.tablesaga.insight.OrderNews;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.TopicNews;
import org.apache.camel.builder.RouteBuilder;

/** How many orders an item is in, counted off the orders' own way. */
public final class ItemOrdersRoutes extends RouteBuilder {

    private final ItemOrders orders;
    private final TopicNews news;

    public ItemOrdersRoutes(ItemOrders orders, TopicNews news) {
        this.orders = orders;
        this.news = news;
    }

    @Override
    public void configure() {
        from("{{insight.orders.topic}}")
                .routeId("insight-order-news")
                .group("insight")
                .description(
                        "An order's event comes in, and is done with once it is counted; told again it counts nothing")
                .autoStartup("{{insight.orders.consume}}")
                .routeConfigurationId(HouseErrors.TOPIC)
                .process(OrderEvents::read)
                .filter(body().isInstanceOf(OrderNews.class))
                .to("direct:insight-count-items")
                .end()
                .process(news::done);

        from("direct:insight-count-items")
                .routeId("insight-count-items")
                .group("insight")
                .description("Counts the order for each of its items, or no longer")
                .routeConfigurationId("inner")
                .transacted()
                .bean(orders, "count")
                .end();
    }
}
