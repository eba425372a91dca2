package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** The product's public doors. Whoever is told to come back, or hears nothing, asks the same again. */
final class Doors {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TRIES = 60;
    private static final int HTTP_UNAVAILABLE = 503;
    private static final int HTTP_TOO_MANY = 429;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final long LOST_PAUSE_MILLIS = 100;

    private final URI base;
    private final Tally tally;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Doors(URI base, Tally tally) {
        this.base = base;
        this.tally = tally;
    }

    URI base() {
        return base;
    }

    HttpClient http() {
        return http;
    }

    /** @return the first answer that is one */
    Answer ask(Request request) {
        if (request.cut() != Cut.NOT && CutLine.cut(base, http(request), body(request), request.cut())) {
            tally.cut();
        }
        for (int tries = 1; ; tries++) {
            try {
                HttpResponse<String> said = http.send(http(request), BodyHandlers.ofString());
                Answer answer = new Answer(said.statusCode(), json(said.body()));
                tally.answered(request, answer);
                boolean comeBack = answer.status() == HTTP_UNAVAILABLE || answer.status() == HTTP_TOO_MANY;
                if (!comeBack || tries == MOST_TRIES) {
                    return answer;
                }
                Pause.millis(pause(said));
            } catch (IOException lost) {
                tally.lost(request);
                if (tries == MOST_TRIES) {
                    throw new UncheckedIOException(request.what() + " got no answer", lost);
                }
                Pause.millis(LOST_PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EveningOver();
            }
        }
    }

    private static long pause(HttpResponse<?> said) {
        long seconds = said.headers().firstValueAsLong("Retry-After").orElse(1);
        return Math.min(LONGEST_PAUSE_MILLIS, seconds * 1000);
    }

    HttpRequest http(Request request) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(base.resolve(request.path())).timeout(Duration.ofSeconds(40));
        if (request.bearer() != null) {
            builder.header("Authorization", "Bearer " + request.bearer());
        }
        if (request.key() != null) {
            builder.header("Idempotency-Key", request.key());
        }
        String body = body(request);
        if (!body.isEmpty()) {
            builder.header("Content-Type", "application/json");
        }
        return builder.method(
                        request.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    private static String body(Request request) {
        return request.body() == null ? "" : write(request.body());
    }

    static String write(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        if (text == null || text.isBlank()) {
            return NullNode.instance;
        }
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + text, e);
        }
    }
}
