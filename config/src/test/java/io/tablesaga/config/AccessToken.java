package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** A program's access token, asked for anew in time. */
final class AccessToken {

    private final String base;
    private final String basic;
    private String value;
    private Instant until = Instant.EPOCH;

    AccessToken(String base, String program, String secret) {
        this.base = base;
        this.basic = Base64.getEncoder().encodeToString((program + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** The key it is signed with may be worth nothing any more. */
    synchronized void forget() {
        until = Instant.EPOCH;
    }

    synchronized String value() {
        if (Instant.now().isAfter(until)) {
            Product.Answer answer = Product.send(HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials")));
            JsonNode token = answer.json();
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.http().body());
            }
            value = token.path("access_token").asText();
            until = Instant.now()
                    .plus(Duration.ofSeconds(token.path("expires_in").asLong() / 2));
        }
        return value;
    }
}
