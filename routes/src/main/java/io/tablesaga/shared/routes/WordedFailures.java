package io.tablesaga.shared.routes;

import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contract's consumer calls an operation's route without being a route itself: no error handler stands between the
 * two, and a failure there (nobody listens yet, or any more) would be answered with an empty text.
 */
public final class WordedFailures implements PlatformHttpEngine {

    private static final Logger LOG = LoggerFactory.getLogger(WordedFailures.class);

    private final PlatformHttpEngine web;

    public WordedFailures(PlatformHttpEngine web) {
        this.web = web;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint door, Processor operations) {
        return web.createConsumer(door, exchange -> {
            try {
                operations.process(exchange);
            } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
                exchange.setException(failure);
            }
            if (exchange.getException() != null) {
                answer(exchange);
            }
        });
    }

    private static void answer(Exchange exchange) {
        Exception failure = exchange.getException();
        LOG.warn("an operation failed outside its route", failure);
        exchange.setException(null);
        boolean nobody = ObjectHelper.getException(DirectConsumerNotAvailableException.class, failure) != null
                || ObjectHelper.getException(RejectedExecutionException.class, failure) != null;
        exchange.getMessage().setBody(Reply.problem(nobody ? EdgeProblems.notNow() : EdgeProblems.unexpected()));
        Reply.write(exchange);
    }

    @Override
    public int getServerPort() {
        return web.getServerPort();
    }

    @Override
    public String getScheme() {
        return web.getScheme();
    }
}
