package io.tablesaga.floor.routes;

import io.tablesaga.shared.Listeners;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.NewsLine;
import org.apache.camel.builder.RouteBuilder;

/** Who changes something of a store's floor says so, after its commit; every node hears it and looks for staff that listen. */
public final class StoreNewsRoutes extends RouteBuilder {

    /** Exchange property with the id of the store. */
    public static final String STORE = "changedStore";

    private final Listeners<StoreId> listeners;

    public StoreNewsRoutes(Listeners<StoreId> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void configure() {
        new NewsLine(this, "floor", "store")
                .tell()
                .lay(exchangeProperty(STORE), store -> listeners.changed(StoreId.of(store)));

        from("direct:floor-tell")
                .routeId("floor-tell")
                .group("floor")
                .description("What staff or guests have changed is told to both, as far as it is theirs")
                .routeConfigurationId("inner")
                .filter(exchangeProperty(STORE).isNotNull())
                .to("direct:store-tell")
                .end()
                .filter(exchangeProperty(VisitNewsRoutes.VISIT).isNotNull())
                .to("direct:visit-tell")
                .end();
    }
}
