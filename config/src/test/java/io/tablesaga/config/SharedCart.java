package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The cart of the visit at a table, in the hands of its phones. */
record SharedCart(Product product) {

    static String wish(String dish, int quantity) {
        return wish(dish, quantity, "\"itemVersion\": 1");
    }

    /** @param more further members, as JSON */
    static String wish(String dish, int quantity, String more) {
        return "{\"itemId\": \"%s\", \"quantity\": %d, %s}".formatted(dish, quantity, more);
    }

    /** With the item's version as it is changed from, and the line's as it was read. */
    static String wish(String dish, int quantity, JsonNode line) {
        return wish(dish, quantity, "\"itemVersion\": 1, \"version\": " + line.path("version"));
    }

    Answer put(String phone, String line, String wish) {
        return send(phone, "PUT", "/api/cart/lines/" + line, wish);
    }

    /** @return the new line's id */
    String in(String phone, String wish) {
        String line = UUID.randomUUID().toString();
        Answer put = put(phone, line, wish);
        assertThat(put.status()).as(put.http().body()).isEqualTo(200);
        return line;
    }

    Answer remove(String phone, String line, int version) {
        return send(phone, "DELETE", "/api/cart/lines/" + line + "?version=" + version, null);
    }

    JsonNode seen(String phone) {
        return seen(phone, "");
    }

    JsonNode seen(String phone, String query) {
        Answer seen = product.get("/api/cart" + query, phone);
        assertThat(seen.status()).as(seen.http().body()).isEqualTo(200);
        return seen.json();
    }

    static JsonNode line(JsonNode cart, String id) {
        return StreamSupport.stream(cart.path("lines").spliterator(), false)
                .filter(line -> line.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + id + " in " + cart));
    }

    static List<String> ids(JsonNode cart) {
        return StreamSupport.stream(cart.path("lines").spliterator(), false)
                .map(line -> line.path("id").asText())
                .toList();
    }

    static List<String> refusals(JsonNode cart) {
        return StreamSupport.stream(cart.path("refusals").spliterator(), false)
                .map(refusal -> refusal.path("type").asText().replace("https://tablesaga.io/problems/", ""))
                .toList();
    }

    /** @param of {@code all} or {@code own} */
    Answer order(String key, String phone, String payment, int version, String of) {
        return send(
                product.request("/api/orders").header("Idempotency-Key", key),
                phone,
                "POST",
                "{%s, \"cart\": {\"version\": %d, \"of\": \"%s\"}}".formatted(payment, version, of));
    }

    Answer order(String phone, String payment, JsonNode seen, String of) {
        return order(
                OrderStoriesTest.key(), phone, payment, seen.path("version").asInt(), of);
    }

    Answer send(String phone, String method, String path, String body) {
        return send(product.request(path), phone, method, body);
    }

    private static Answer send(HttpRequest.Builder request, String phone, String method, String body) {
        return Product.send(request.header("Authorization", "Bearer " + phone)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
