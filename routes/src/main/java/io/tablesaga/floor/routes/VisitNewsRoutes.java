package io.tablesaga.floor.routes;

import io.tablesaga.floor.VisitListeners;
import io.tablesaga.shared.VisitId;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** Who changes something of a visit says so, after its commit; every node hears it and looks for the phones that listen. */
public final class VisitNewsRoutes extends RouteBuilder {

    /** Exchange property with the id of the visit. */
    public static final String VISIT = "changedVisit";

    private final VisitListeners listeners;

    public VisitNewsRoutes(VisitListeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public void configure() {
        route(
                        from("direct:visit-tell"),
                        "visit-tell",
                        "Something of a visit has changed; nobody waits for that to be said")
                .to(ExchangePattern.InOnly, "{{visit.news.waiting}}");

        // While Artemis is away this one is, too.
        route(from("{{visit.news.waiting}}"), "visit-say", "Says so to every node; it may get lost")
                .doTry()
                .setBody(exchangeProperty(VISIT))
                .removeHeaders("*")
                .to("{{visit.news.tell}}")
                .doCatch(Exception.class)
                .to("log:io.tablesaga.floor?level=WARN&showCaughtException=true&showBody=false")
                .end();

        route(from("{{visit.news.hear}}"), "visit-hear", "Something of a visit has changed, at this node or another")
                .process(exchange ->
                        listeners.changed(VisitId.of(exchange.getMessage().getBody(String.class))));
    }

    private static RouteDefinition route(RouteDefinition from, String id, String description) {
        return from.routeId(id).group("floor").description(description).routeConfigurationId("inner");
    }
}
