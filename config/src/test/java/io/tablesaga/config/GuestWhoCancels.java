package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** A guest, or the staff, who want an order taken back; and what became of it, as order and provider tell it. */
final class GuestWhoCancels {

    private final Product product;
    private final String order;
    private final String capability;

    GuestWhoCancels(Product product, Answer placed) {
        this.product = product;
        this.order = placed.json().path("id").asText();
        this.capability = placed.json().path("capability").asText();
        assertThat(order).as(placed.http().body()).isNotEmpty();
    }

    /** An order of two dishes, paid with a stored token. */
    static Answer twoDishes(Product product, String first, String second, String token) {
        return Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        """
                                {"paymentToken": "%s",
                                 "lines": [{"itemId": "%s", "quantity": 1}, {"itemId": "%s", "quantity": 2}]}"""
                                .formatted(token, first, second))));
    }

    Answer cancel(int... positions) {
        return cancel(OrderStoriesTest.key(), positions);
    }

    Answer cancel(String key, int... positions) {
        String lines = positions.length == 0 ? "{}" : "{\"positions\": " + java.util.Arrays.toString(positions) + "}";
        return send(
                product.request("/api/orders/" + order + "/cancellations")
                        .header("Authorization", "Bearer " + capability)
                        .header("Idempotency-Key", key),
                lines);
    }

    Answer cancelByStaff(String body) {
        return send(
                product.request("/api/orders/" + order + "/staff-cancellations")
                        .header("Authorization", "Bearer " + product.operatorToken())
                        .header("Idempotency-Key", OrderStoriesTest.key()),
                body);
    }

    private static Answer send(HttpRequest.Builder request, String body) {
        return Product.send(request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    String order() {
        return order;
    }

    JsonNode seen() {
        return product.get("/api/orders/" + order, capability).json();
    }

    void becomes(String state) {
        await("order " + order).atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(
                        seen().path("state").asText())
                .as(seen().toString())
                .isEqualTo(state));
    }

    /** What the provider has given back of this order's payments, cancellation by cancellation. */
    List<Long> givenBack() {
        return payments()
                .flatMap(payment -> StreamSupport.stream(payment.path("cancels").spliterator(), false))
                .map(cancel -> cancel.path("cancelAmount").asLong())
                .toList();
    }

    JsonNode payment() {
        return payments().findFirst().orElseThrow();
    }

    private java.util.stream.Stream<JsonNode> payments() {
        List<String> references = product.jdbc()
                .queryForList(
                        "select merchant_reference from payment.attempt where order_id = ?::uuid and amount is not null",
                        String.class,
                        order);
        return StreamSupport.stream(product.payments().spliterator(), false)
                .filter(payment -> references.contains(payment.path("orderId").asText()));
    }

    void kitchen(String to) {
        await("the ticket").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Answer moved = product.operatorPost(
                    "/api/stores/" + Product.STORE + "/kitchen/tickets/" + order + "/advance",
                    "{\"to\":\"" + to + "\"}");
            assertThat(moved.status()).as(moved.http().body()).isEqualTo(200);
        });
    }
}
