package io.tablesaga.ordering.routes;

import io.tablesaga.floor.routes.VisitNewsRoutes;
import io.tablesaga.ordering.KitchenNews;
import io.tablesaga.ordering.KitchenProgress;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.TopicNews;
import org.apache.camel.builder.RouteBuilder;

/** How far the kitchen is comes to the orders, and their guests hear of it. */
public final class KitchenProgressRoutes extends RouteBuilder {

    private final KitchenProgress progress;
    private final TopicNews news;

    public KitchenProgressRoutes(KitchenProgress progress, TopicNews news) {
        this.progress = progress;
        this.news = news;
    }

    @Override
    public void configure() {
        from("{{ordering.kitchen.topic}}")
                .routeId("order-kitchen-news")
                .group("ordering")
                .description("A ticket's change comes in; once the order has it the visit's phones hear of it")
                .autoStartup("{{ordering.kitchen.consume}}")
                .routeConfigurationId(HouseErrors.TOPIC)
                .process(TicketNews::read)
                .filter(body().isInstanceOf(KitchenNews.class))
                .to("direct:order-follow-kitchen")
                .process(TicketNews::visit)
                .end()
                .filter(exchangeProperty(VisitNewsRoutes.VISIT).isNotNull())
                .to("direct:visit-tell")
                .end()
                .process(news::done);

        from("direct:order-follow-kitchen")
                .routeId("order-follow-kitchen")
                .group("ordering")
                .description("Keeps how far each line is; one that is ready takes no place at its station any more")
                .routeConfigurationId("inner")
                .transacted()
                .bean(progress, "follow")
                .end();
    }
}
