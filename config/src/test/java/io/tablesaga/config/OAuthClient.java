package io.tablesaga.config;

import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** A program as its integrator would write it: it is registered, asks for tokens, and calls with them. */
record OAuthClient(Product product, String id, String clientId, String secret) {

    static final String FORM = "application/x-www-form-urlencoded";

    /** By the operator; in the demo's store, unless the body says otherwise. */
    static OAuthClient registered(Product product, String role) {
        String clientId = "test-" + UUID.randomUUID();
        Answer told = product.operatorPost(
                "/api/programs",
                """
                {"clientId": "%s", "name": "시험 프로그램", "roles": ["%s"], "storeIds": ["%s"]}"""
                        .formatted(clientId, role, Product.STORE));
        if (told.status() != 201) {
            throw new IllegalStateException(told.http().body());
        }
        return new OAuthClient(
                product,
                told.json().path("id").asText(),
                clientId,
                told.json().path("secret").asText());
    }

    OAuthClient with(String otherSecret) {
        return new OAuthClient(product, id, clientId, otherSecret);
    }

    OAuthClient at(Product node) {
        return new OAuthClient(node, id, clientId, secret);
    }

    Answer ask() {
        return Product.send(form("grant_type=client_credentials").header("Authorization", basic(clientId, secret)));
    }

    String token() {
        Answer answer = ask();
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.http().body());
        }
        return answer.json().path("access_token").asText();
    }

    HttpRequest.Builder form(String body) {
        return product.request("/oauth2/token").header("Content-Type", FORM).POST(BodyPublishers.ofString(body));
    }

    static String basic(String clientId, String secret) {
        return "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** What an integrator may see and nobody without a token: 200, or 401 and 403. */
    static int statusWith(Product product, String token) {
        return product.get("/api/stores/" + Product.STORE + "/webhook-address", token)
                .status();
    }
}
