package io.tablesaga.payment.adapters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.payment.UnknownOutcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One provider's HTTP side, in the manner of Toss: JSON, the secret key as Basic user, keys for idempotency. */
final class Provider {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final GatewaySettings settings;
    private final String authorization;
    private final String testCode;

    Provider(GatewaySettings settings) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connectTimeout())
                        .build(),
                settings,
                null);
    }

    private Provider(HttpClient http, GatewaySettings settings, String testCode) {
        this.http = http;
        this.settings = settings;
        // The colon belongs to it: a user without a password.
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((settings.secretKey() + ":").getBytes(StandardCharsets.UTF_8));
        this.testCode = testCode;
    }

    /** The same provider, answering every request with this code; it heeds that for test keys only. */
    Provider answering(String code) {
        return new Provider(http, settings, code);
    }

    /** An answer; of its body, callers read the fields they name and nothing else. */
    record Answer(int status, JsonNode body) {

        boolean ok() {
            return status == 200;
        }

        /** A 5xx is no refusal, whatever its code says. */
        boolean refused() {
            return status >= 400 && status < 500;
        }

        String code() {
            return body.path("code").asText("");
        }

        UnknownOutcome unknown() {
            return new UnknownOutcome("the provider answered " + status + " " + code(), null);
        }
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    /** @throws UnknownOutcome when no answer came, or none that is JSON */
    Answer post(String path, String idempotencyKey, ObjectNode body) {
        return send(request(path)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** @throws UnknownOutcome when no answer came, or none that is JSON */
    Answer get(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + path))
                .timeout(settings.responseTimeout())
                .header("Authorization", authorization);
        return testCode == null ? request : request.header("TossPayments-Test-Code", testCode);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), read(response));
        } catch (IOException e) {
            throw new UnknownOutcome("the provider did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownOutcome("interrupted while waiting for the provider", e);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            // Neither the body nor the parser's excerpt of it: it may hold what must not be logged.
            throw new UnknownOutcome("the provider answered " + response.statusCode() + " without JSON", null);
        }
    }
}
