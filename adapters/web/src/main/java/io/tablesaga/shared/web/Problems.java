package io.tablesaga.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Problem+json with our stable types. */
public final class Problems {

    public static final int RETRY_AFTER_SECONDS = 5;

    private Problems() {}

    public static ProblemDetail of(HttpStatus status, String name, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("https://tablesaga.io/problems/" + name));
        problem.setTitle(status.getReasonPhrase());
        return problem;
    }

    /** What a bare status means here; a sentence of ours, as everybody else's repeats what was sent. */
    public static ProblemDetail of(int code) {
        HttpStatus known = HttpStatus.resolve(code);
        HttpStatus status = known != null && known.isError()
                ? known
                : code < 500 ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
        return switch (status) {
            case UNAUTHORIZED -> of(status, "unauthorized", "Sign in, or send a token: this is not open to everybody.");
            case FORBIDDEN ->
                of(status, "forbidden", "You are known here, and may not do this; ask a manager of the store.");
            case NOT_FOUND -> of(status, "not-found", "There is nothing here; the contract names every path.");
            case METHOD_NOT_ALLOWED ->
                of(status, "method-not-allowed", "This path is asked in another way; the contract says how.");
            case NOT_ACCEPTABLE -> of(status, "not-acceptable", "Answers are JSON; accept application/json.");
            case PAYLOAD_TOO_LARGE -> of(status, "too-large", "The body is larger than 64 KiB.");
            case UNSUPPORTED_MEDIA_TYPE -> of(status, "unsupported-media-type", "Send the body as application/json.");
            case REQUEST_HEADER_FIELDS_TOO_LARGE, URI_TOO_LONG ->
                of(status, "too-large", "The headers or the path are larger than 8 KiB together.");
            case SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> busy();
            // Tomcat's words for a protocol or an encoding it does not know.
            case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> unreadable(HttpStatus.BAD_REQUEST);
            default ->
                status.is4xxClientError()
                        ? unreadable(status)
                        : of(
                                HttpStatus.INTERNAL_SERVER_ERROR,
                                "unexpected",
                                "Something went wrong on our side. With the same Idempotency-Key nothing happens twice.");
        };
    }

    private static ProblemDetail unreadable(HttpStatus status) {
        return of(status, "invalid-request", "The request cannot be read; the contract says what it looks like.");
    }

    /** Also while the product starts or stops: the next try meets another process, or this one when it is ready. */
    static ProblemDetail busy() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "busy",
                "This is not taken at the moment. Send it again in a few seconds, with the same Idempotency-Key.");
    }

    /** No connection of the database was free in time, or the one that was read over has ended. */
    public static boolean isBusy(Throwable failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLException sql && ended(sql.getSQLState())
                || failure != null && isBusy(failure.getCause());
    }

    /** A connection's own failures, and a server that stops or starts; source: PostgreSQL, appendix A. */
    private static boolean ended(String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** Whoever has signed a token does not say by which keys. */
    public static ProblemDetail tokenUncheckable() {
        return of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "token-uncheckable",
                "The issuer of your token does not answer, so it cannot be checked. Send it again in a few seconds.");
    }

    /** For whatever is outside Spring's message converters. The detail must not need escaping. */
    static void write(HttpServletResponse response, HttpStatus status, String name, String detail) throws IOException {
        write(response, of(status, name, detail));
    }

    public static void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (problem.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
        }
        // A writer would add a character set, which this type does not have.
        response.getOutputStream().write(json(problem).getBytes(StandardCharsets.UTF_8));
    }

    /** Spring would add the path that was asked for to a {@link ProblemDetail}. */
    static Map<String, Object> body(ProblemDetail problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.getType());
        body.put("title", problem.getTitle());
        body.put("status", problem.getStatus());
        body.put("detail", problem.getDetail());
        return body;
    }

    public static String json(ProblemDetail problem) {
        return "{\"type\":\"" + problem.getType() + "\",\"title\":\"" + problem.getTitle() + "\",\"status\":"
                + problem.getStatus() + ",\"detail\":\"" + problem.getDetail() + "\"}";
    }
}
