package io.tablesaga.shared.routes;

import org.apache.camel.Exchange;

/** Problems any door may answer with. */
public final class EdgeProblems {

    private EdgeProblems() {}

    public static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    static Reply invalid(Exception cause) {
        int status = cause instanceof InvalidRequest invalid ? invalid.status() : 400;
        String name = status == 415 ? "unsupported-media-type" : status == 413 ? "too-large" : "invalid-request";
        return Reply.problem(Problem.of(status, name, "The request cannot be read", cause.getMessage()));
    }

    static Reply unexpected() {
        return Reply.problem(Problem.of(
                500,
                "unexpected",
                "Something went wrong on our side",
                "Nothing was lost. Please try again; with the same Idempotency-Key nothing happens twice."));
    }
}
