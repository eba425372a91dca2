package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The payment provider as it talks to the product, or somebody who pretends to be it. */
final class ProviderHooks {

    private final Product product;

    ProviderHooks(Product product) {
        this.product = product;
    }

    /** Where the operator tells the provider to send them. */
    URI address(String store) {
        Answer address = product.operator("/api/stores/" + store + "/webhook-address");
        assertThat(address.status()).as(address.http().body()).isEqualTo(200);
        return URI.create(address.json().path("url").asText());
    }

    /** From now on the sandbox itself sends them. */
    ProviderHooks sent(boolean authenticatedToo) {
        admin(
                "PUT",
                "/admin/webhooks",
                "{\"url\": \"" + address(Product.STORE) + "\", \"authenticated\": " + authenticatedToo + "}");
        return this;
    }

    void forge(String paymentKey, String status) {
        admin("POST", "/admin/webhooks", "{\"paymentKey\": \"" + paymentKey + "\", \"status\": \"" + status + "\"}");
    }

    /** What the sandbox was answered to each webhook about a payment. */
    List<JsonNode> answers(String paymentKey) {
        List<JsonNode> answers = new java.util.ArrayList<>();
        for (JsonNode sent : admin("GET", "/admin/webhooks", "").json().path("webhooks")) {
            if (sent.path("paymentKey").asText().equals(paymentKey)) {
                answers.add(sent.path("answers"));
            }
        }
        return answers;
    }

    Answer say(String reference, String status) {
        return say(address(Product.STORE), body(reference, "some_payment", status));
    }

    static String body(String reference, String paymentKey, String status) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("eventType", "PAYMENT_STATUS_CHANGED")
                .put("createdAt", "2026-11-01T00:00:00.000000");
        body.putObject("data")
                .put("paymentKey", paymentKey)
                .put("orderId", reference)
                .put("status", status);
        return body.toString();
    }

    static Answer say(URI address, String body) {
        return say(address, body, "whtrans_" + UUID.randomUUID());
    }

    static Answer say(URI address, String body, String id) {
        return Product.send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("tosspayments-webhook-transmission-id", id)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Always the same, whatever was sent. */
    static void heard(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(answer.http().body()).isEqualTo("{}");
        assertThat(answer.http().headers().map().keySet())
                .isSubsetOf(
                        "cache-control",
                        // The server may close a connection after many requests.
                        "connection",
                        "content-type",
                        "content-length",
                        "date",
                        "transfer-encoding",
                        "x-content-type-options");
    }

    /** Moves money at the provider without the product knowing, as a second till of the merchant would. */
    JsonNode merchant(String path, String body) {
        String key = product.servers().folder().secret("sandbox-merchant") + ":";
        Answer answer =
                Product.send(HttpRequest.newBuilder(URI.create(product.sandbox().uri() + path))
                        .header(
                                "Authorization",
                                "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.json();
    }

    void capture(String paymentKey, String reference, long amount) {
        merchant(
                "/v1/payments/confirm",
                "{\"paymentKey\": \"" + paymentKey + "\", \"orderId\": \"" + reference + "\", \"amount\": " + amount
                        + "}");
    }

    /** Money the provider takes unasked, though it has taken some for the same order. */
    void captureAgain(String paymentKey) {
        admin("POST", "/admin/captures", "{\"paymentKey\": \"" + paymentKey + "\"}");
    }

    /** How often the provider was asked what became of an attempt. */
    long lookUps(String reference) {
        long asked = 0;
        for (JsonNode payment : product.payments()) {
            for (JsonNode request : payment.path("requests")) {
                if (request.path("line").asText().equals("GET /v1/payments/orders/" + reference)) {
                    asked++;
                }
            }
        }
        return asked;
    }

    String reference(Answer placed) {
        return product.jdbc()
                .queryForObject(
                        "select merchant_reference from payment.attempt where order_id = ?::uuid and merchant_reference is not null order by created_at desc limit 1",
                        String.class,
                        placed.json().path("id").asText());
    }

    /** Of the hints that were stored about an attempt. */
    List<String> outcomes(String reference) {
        return product.jdbc()
                .queryForList(
                        "select coalesce(outcome, 'OPEN') from payment.webhook where merchant_reference = ? order by received_at",
                        String.class,
                        reference);
    }

    long stored() {
        return product.jdbc().queryForObject("select count(*) from payment.webhook", Long.class);
    }

    private Answer admin(String method, String path, String body) {
        Answer answer = Product.send(HttpRequest.newBuilder(
                        URI.create(product.sandbox().uri() + path))
                .header("Authorization", "Bearer " + product.servers().folder().secret("sandbox-admin"))
                .method(method, BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer;
    }
}
