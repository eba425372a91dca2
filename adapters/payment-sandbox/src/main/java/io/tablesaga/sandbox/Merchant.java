package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the merchant what it believes of its attempts to be paid. */
final class Merchant {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 10;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private volatile Where where;

    /** @param secret by which the program gets tokens for the merchant's own list of payments; never shown */
    private record Where(URI url, String program, String secret) {}

    /** @throws IllegalArgumentException when it is no address */
    void is(URI url, String program, String secret) {
        if (url.getHost() == null || program.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("a merchant has an http(s) url, and a program with a secret");
        }
        where = new Where(url, program, secret);
    }

    /**
     * What the merchant believes now.
     *
     * @param byReference its attempts, by the order id we know them by; newest first
     * @param complete false when there are older ones that were not asked for
     * @param trouble why nothing is known; empty when something is
     */
    record Beliefs(Map<String, JsonNode> byReference, boolean complete, String trouble) {

        static Beliefs none(String trouble) {
            return new Beliefs(Map.of(), false, trouble);
        }
    }

    Beliefs beliefs() {
        Where merchant = where;
        if (merchant == null) {
            return Beliefs.none("nobody has said where the merchant is (PUT /admin/merchant)");
        }
        try {
            return beliefs(merchant, token(merchant));
        } catch (IOException e) {
            return Beliefs.none("the merchant does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Beliefs.none("interrupted");
        }
    }

    private Beliefs beliefs(Where merchant, String token) throws IOException, InterruptedException {
        Map<String, JsonNode> attempts = new LinkedHashMap<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = page(merchant, token, after);
            answer.path("payments")
                    .forEach(attempt ->
                            attempts.put(attempt.path("merchantReference").asText(), attempt));
            if (answer.path("next").isNull()) {
                return new Beliefs(attempts, true, "");
            }
            after = "&after=" + answer.path("next").asText();
        }
        return new Beliefs(attempts, false, "");
    }

    private String token(Where merchant) throws IOException, InterruptedException {
        String basic = merchant.program() + ":" + merchant.secret();
        JsonNode granted = json(HttpRequest.newBuilder(URI.create(merchant.url() + "/oauth2/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return granted.path("access_token").asText();
    }

    private JsonNode page(Where merchant, String token, String after) throws IOException, InterruptedException {
        return json(HttpRequest.newBuilder(URI.create(merchant.url() + "/api/payments?limit=200" + after))
                .header("Authorization", "Bearer " + token));
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.timeout(Duration.ofSeconds(3)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
