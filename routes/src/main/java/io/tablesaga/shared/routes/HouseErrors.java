package io.tablesaga.shared.routes;

import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * How routes fail. Inner routes handle nothing: whatever goes wrong leaves them, and their transaction rolls back with
 * it. Only an edge route ({@code routeConfigurationId("edge")}) turns it into an answer, outside any transaction. A route
 * that follows a topic ({@code "topic"}) tries again while that can help.
 */
public final class HouseErrors extends RouteConfigurationBuilder {

    public static final String EDGE = "edge";
    public static final String TOPIC = "topic";

    private final TopicNews news;

    public HouseErrors(TopicNews news) {
        this.news = news;
    }

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
                .onWhen(DatabaseBusy::caught)
                .handled(true)
                .log(LoggingLevel.WARN, "${routeId}: ${exception.message}")
                .process(EdgeProblems::busy)
                .process(Reply::write)
                .end()
                .onException(Exception.class)
                .onWhen(OutcomeUnknown::caught)
                .handled(true)
                .log(LoggingLevel.WARN, "${routeId}: ${exception.message}")
                .process(EdgeProblems::outcomeUnknown)
                .process(Reply::write)
                .end()
                .onException(Exception.class)
                .handled(true)
                .logExhausted(true)
                .log(LoggingLevel.ERROR, "${routeId}: ${exception}")
                .process(EdgeProblems::unexpected)
                .process(Reply::write)
                .end();
        routeConfiguration(TOPIC)
                .onException(Exception.class)
                .retryWhile(TopicNews::worthAgain)
                .redeliveryDelay(500)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .maximumRedeliveryDelay(5_000)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .handled(true)
                .process(news::setAside)
                .process(news::done)
                .end();
    }
}
