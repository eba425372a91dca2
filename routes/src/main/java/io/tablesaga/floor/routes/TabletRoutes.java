package io.tablesaga.floor.routes;

import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The doors of whoever puts tablets on tables. */
public final class TabletRoutes extends RouteBuilder {

    private final TabletBinding tablets;

    public TabletRoutes(TabletBinding tablets) {
        this.tablets = tablets;
    }

    @Override
    public void configure() {
        route("tablet-bind", "A device with the store's PIN becomes a table's tablet")
                .process(tablets::read)
                .process(tablets::bind)
                .process(Reply::write);

        route("tablet-release", "A tablet is no table's any more")
                .process(tablets::release)
                .process(Reply::write);
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("floor")
                .description(description)
                .routeConfigurationId(HouseErrors.EDGE);
    }
}
