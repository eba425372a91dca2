package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What became of a checkout, as the order, its saga, its attempts and the provider tell it. */
final class CheckoutTrail {

    private CheckoutTrail() {}

    static JsonNode checkout(Answer answer) {
        JsonNode checkout = answer.json().path("checkout");
        assertThat(checkout.path("url").asText()).as(answer.http().body()).startsWith("http");
        return checkout;
    }

    static JsonNode order(Product product, Answer placed) {
        return product.get(
                        "/api/orders/" + placed.json().path("id").asText(),
                        placed.json().path("capability").asText())
                .json();
    }

    static String sagaOf(Product product, Answer placed) {
        return product.operator("/api/sagas/" + placed.json().path("saga").asText())
                .json()
                .path("state")
                .asText();
    }

    /** A saga that waits for its guest is nobody's: the death of a node does not undo it. */
    static long owners(Product product, Answer placed) {
        return product.jdbc()
                .queryForObject(
                        "select count(owner) from saga.saga where id = ?::uuid",
                        Long.class,
                        placed.json().path("saga").asText());
    }

    static List<String> attempts(Product product, Answer placed) {
        return product.jdbc()
                .queryForList(
                        "select state from payment.attempt where order_id = ?::uuid order by created_at",
                        String.class,
                        placed.json().path("id").asText());
    }

    /** How often the provider was asked to take this payment. */
    static long asked(Product product, Returned back) {
        return confirms(product, back).count();
    }

    static List<String> keys(Product product, Returned... payments) {
        return Stream.of(payments)
                .flatMap(back -> confirms(product, back))
                .map(request -> request.path("idempotencyKey").asText())
                .toList();
    }

    private static Stream<JsonNode> confirms(Product product, Returned back) {
        return all(product.payments())
                .filter(payment -> payment.path("paymentKey").asText().equals(back.paymentKey()))
                .flatMap(payment -> all(payment.path("requests")))
                .filter(request -> request.path("line").asText().equals("POST /v1/payments/confirm")
                        && request.path("body").path("paymentKey").asText().equals(back.paymentKey()));
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
