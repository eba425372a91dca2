package io.tablesaga.shared.routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * How routes fail. Inner routes handle nothing: whatever goes wrong leaves them, and their transaction rolls back with
 * it. Only an edge route ({@code routeConfigurationId("edge")}) turns it into an answer, outside any transaction.
 */
public final class HouseErrors extends RouteConfigurationBuilder {

    public static final String EDGE = "edge";

    @Override
    public void configuration() {
        routeConfiguration("inner").errorHandler(noErrorHandler());
        routeConfiguration(EDGE)
                .onException(InvalidRequest.class)
                .handled(true)
                .process(EdgeProblems::invalid)
                .process(Reply::write)
                .end()
                .onException(Exception.class)
                .handled(true)
                .logExhausted(true)
                .log(LoggingLevel.ERROR, "${routeId}: ${exception}")
                .process(EdgeProblems::unexpected)
                .process(Reply::write)
                .end();
    }
}
