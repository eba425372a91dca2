package io.tablesaga.floor.routes;

import io.tablesaga.shared.Listeners;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.routes.NewsLine;
import org.apache.camel.builder.RouteBuilder;

/** Who changes something of a visit says so, after its commit; every node hears it and looks for the phones that listen. */
public final class VisitNewsRoutes extends RouteBuilder {

    /** Exchange property with the id of the visit. */
    public static final String VISIT = "changedVisit";

    private final Listeners<VisitId> listeners;

    public VisitNewsRoutes(Listeners<VisitId> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void configure() {
        new NewsLine(this, "floor", "visit")
                .tell()
                .lay(exchangeProperty(VISIT), visit -> listeners.changed(VisitId.of(visit)));
    }
}
