package io.tablesaga.floor.routes;

import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The doors of whoever puts tables up. */
public final class TableRoutes extends RouteBuilder {

    private final TableKeeping tables;

    public TableRoutes(TableKeeping tables) {
        this.tables = tables;
    }

    @Override
    public void configure() {
        route("table-create", "A store has another table")
                .process(tables::create)
                .process(Reply::write);

        route("table-rename", "A table is called otherwise")
                .process(tables::rename)
                .process(Reply::write);

        route("table-remove", "A table nobody sits at is gone, and its tablets are released")
                .process(tables::remove)
                .process(Reply::write);

        route("table-code-renew", "What was printed for a table is void, and something else is to be printed")
                .process(tables::giveCode)
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
