package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Asks the merchant what it believes of its attempts to be paid. */
final class Merchant {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 10;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private volatile Where where;

    /** @param token opens the merchant's own list of payments; never shown */
    private record Where(URI url, String token) {}

    /** @throws IllegalArgumentException when it is no address */
    void is(URI url, String token) {
        if (url.getHost() == null || token.isBlank()) {
            throw new IllegalArgumentException("a merchant has an http(s) url and a token");
        }
        where = new Where(url, token);
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
        Map<String, JsonNode> attempts = new LinkedHashMap<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            try {
                JsonNode answer = page(merchant, after);
                answer.path("payments")
                        .forEach(attempt ->
                                attempts.put(attempt.path("merchantReference").asText(), attempt));
                if (answer.path("next").isNull()) {
                    return new Beliefs(attempts, true, "");
                }
                after = "&after=" + answer.path("next").asText();
            } catch (IOException e) {
                return Beliefs.none("the merchant does not answer: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Beliefs.none("interrupted");
            }
        }
        return new Beliefs(attempts, false, "");
    }

    private JsonNode page(Where merchant, String after) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(merchant.url() + "/api/payments?limit=200" + after))
                        .timeout(Duration.ofSeconds(3))
                        .header("Authorization", "Bearer " + merchant.token())
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
