package io.tablesaga.shared.routes;

import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/** Problems any door may answer with. */
public final class EdgeProblems {

    private EdgeProblems() {}

    /** A transacted route wraps what leaves it, so the cause of this type is looked for. */
    public static <T extends Throwable> T caught(Exchange exchange, Class<T> type) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        T cause = ObjectHelper.getException(type, caught);
        if (cause == null) {
            throw new IllegalStateException("no " + type.getSimpleName() + " was caught", caught);
        }
        return cause;
    }

    static void invalid(Exchange exchange) {
        InvalidRequest cause = caught(exchange, InvalidRequest.class);
        int status = cause.status();
        String name = status == 415 ? "unsupported-media-type" : status == 413 ? "too-large" : "invalid-request";
        exchange.getMessage()
                .setBody(Reply.problem(Problem.of(status, name, "The request cannot be read", cause.getMessage())));
    }

    static void busy(Exchange exchange) {
        exchange.getMessage()
                .setBody(Reply.problem(Problem.of(
                                503,
                                "busy",
                                "Too much is going on at once",
                                "Send it again in a few seconds; with the same Idempotency-Key nothing happens twice.")
                        .retryAfter(5)));
    }

    static void outcomeUnknown(Exchange exchange) {
        exchange.getMessage()
                .setBody(Reply.problem(Problem.of(
                                503,
                                "outcome-unknown",
                                "We do not know yet whether this went through",
                                "Send it again in a few seconds with the same Idempotency-Key: it happens once, and you are"
                                        + " told what became of it.")
                        .retryAfter(5)));
    }

    static void unexpected(Exchange exchange) {
        exchange.getMessage().setBody(Reply.problem(unexpected()));
    }

    static Problem unexpected() {
        return Problem.of(
                500,
                "unexpected",
                "Something went wrong on our side",
                "Nothing was lost. Please try again; with the same Idempotency-Key nothing happens twice.");
    }

    /** While the product starts or stops. */
    static Problem notNow() {
        return Problem.of(
                        503,
                        "busy",
                        "Not taken at the moment",
                        "Nothing was stored. Send it again in a few seconds, with the same Idempotency-Key.")
                .retryAfter(5);
    }
}
