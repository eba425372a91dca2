package io.tablesaga.floor.routes;

import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import java.time.Clock;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The doors of whoever keeps a store: each is one statement, and needs no transaction of more. */
public final class StoreRoutes extends RouteBuilder {

    private final StoreIntake intake;
    private final StoreKeeping keeping;

    public StoreRoutes(StoreKeeping keeping, Clock clock) {
        this.intake = new StoreIntake(clock);
        this.keeping = keeping;
    }

    @Override
    public void configure() {
        route("store-create", "An operator opens a store")
                .process(intake::create)
                .bean(keeping, "create")
                .process(Reply::write);

        route("store-settings-save", "A manager replaces a store's settings, unless somebody else did meanwhile")
                .process(intake::change)
                .bean(keeping, "change")
                .process(Reply::write);

        route("store-pause", "Staff take no orders for a while")
                .process(intake::pause)
                .bean(keeping, "pause")
                .process(Reply::write);

        route("store-resume", "Staff take orders again")
                .process(intake::store)
                .bean(keeping, "resume")
                .process(Reply::write);

        route("tablet-pin-set", "A manager sets the PIN that binds tablets")
                .process(intake::pin)
                .bean(keeping, "setPin")
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
