package io.tablesaga.ordering.routes;

import io.tablesaga.menu.routes.MenuEvents;
import io.tablesaga.ordering.Catalogue;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.TopicNews;
import org.apache.camel.builder.RouteBuilder;

/** Ordering follows the menu: what it prices orders from is its own, whether the menu's editors are up or down. */
public final class CatalogueRoutes extends RouteBuilder {

    private final Catalogue catalogue;
    private final TopicNews news;

    public CatalogueRoutes(Catalogue catalogue, TopicNews news) {
        this.catalogue = catalogue;
        this.news = news;
    }

    @Override
    public void configure() {
        from("{{menu.copy.topic}}")
                .routeId("catalogue-copy")
                .group("ordering")
                .description("A change of the menu comes in, and is done with once ordering's copy has it")
                .autoStartup("{{menu.copy.consume}}")
                .routeConfigurationId(HouseErrors.TOPIC)
                .process(MenuEvents::read)
                .to("direct:catalogue-take")
                .process(news::done);

        from("direct:catalogue-take")
                .routeId("catalogue-take")
                .group("ordering")
                .description("Takes the change over; one that is known, or older, changes nothing")
                .routeConfigurationId("inner")
                .transacted()
                .bean(catalogue, "take")
                .end();
    }
}
