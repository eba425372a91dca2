package io.tablesaga.shared.routes;

import org.apache.camel.builder.RouteBuilder;

/** The contract's commands: each operation id is the name of the route that serves it. Reads are served elsewhere. */
public final class ApiRoutes extends RouteBuilder {

    @Override
    public void configure() {
        restConfiguration().component("platform-http").inlineRoutes(false);
        rest().openApi().specification("{{api.commands}}").routeId("api").missingOperation("fail");
    }
}
