package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whoever sees to what waits for a human, one order's matter at a time. */
final class OperatorWhoSettles {

    private final Product product;

    OperatorWhoSettles(Product product) {
        this.product = product;
    }

    /** The one that is listed for the order, as soon as it is. */
    JsonNode listed(String order) {
        await("something is listed for order " + order)
                .atMost(Duration.ofSeconds(40))
                .until(() -> !of(order).isEmpty());
        assertThat(of(order)).hasSize(1);
        return of(order).get(0);
    }

    void nothingListed(String order) {
        await("nothing is listed for order " + order)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(of(order)).isEmpty());
    }

    private List<JsonNode> of(String order) {
        List<JsonNode> reviews = new ArrayList<>();
        for (JsonNode review : product.operator("/api/reviews").json().path("reviews")) {
            if (review.path("orderId").asText().equals(order)) {
                reviews.add(review);
            }
        }
        return reviews;
    }

    Answer settle(JsonNode review, String how, String reason) {
        return settle(review.path("sagaId").asText(), "{\"how\": \"%s\", \"reason\": \"%s\"}".formatted(how, reason));
    }

    Answer settle(String saga, String body) {
        return product.operatorPost("/api/reviews/" + saga + "/settle", body);
    }

    void retry(JsonNode review) {
        Answer answer = settle(review, "RETRY", "called them");
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
        assertThat(journal(review)).contains("settled by account " + demo() + ", RETRY: called them");
    }

    void byHand(JsonNode review) {
        Answer answer = settle(review, "BY_HAND", "from the till");
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(journal(review)).contains("settled by account " + demo() + ", BY_HAND: from the till");
    }

    /** Whose token it sends. */
    private String demo() {
        return product.jdbc()
                .queryForObject("select id::text from accounts.account where login = 'demo'", String.class);
    }

    private List<String> journal(JsonNode review) {
        List<String> details = new ArrayList<>();
        product.operator("/api/sagas/" + review.path("sagaId").asText())
                .json()
                .path("journal")
                .forEach(entry -> details.add(entry.path("detail").asText()));
        return details;
    }

    /** The order's refunds as payments-list has them: state, amount, and what of it was given back by hand. */
    List<String> refunds(String order) {
        List<String> refunds = new ArrayList<>();
        for (JsonNode payment :
                product.operator("/api/payments?limit=200").json().path("payments")) {
            if (payment.path("orderId").asText().equals(order)) {
                payment.path("refunds")
                        .forEach(refund -> refunds.add(refund.path("state").asText() + " "
                                + refund.at("/amount/amount").asLong() + ", by hand "
                                + refund.at("/byHand/amount").asLong()));
            }
        }
        return refunds;
    }

    /** A day's comparison with the provider's list tells of nothing. */
    void nothingToReconcile() {
        Answer compared = product.operatorPost("/api/payments/reconcile", "{}");
        assertThat(compared.status()).as(compared.http().body()).isEqualTo(200);
        for (JsonNode finding :
                product.operator("/api/payments/findings").json().path("findings")) {
            assertThat(finding.path("resolvedAt").isNull())
                    .as(finding.toString())
                    .isFalse();
        }
    }
}
