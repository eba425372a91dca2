package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.GuestAtCheckout.Returned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** What one guest does, told at the product's inner doors; told again with the same key it must end the same. */
enum CrashStory {
    /** Pays with a stored token. */
    ORDER {
        @Override
        String tell(ProducerTemplate tablet, String key) {
            return order(tablet, key, "tok_ok").text();
        }
    },
    /** The provider's answer gets lost; a look-up tells. */
    LOOK_UP {
        @Override
        String tell(ProducerTemplate tablet, String key) {
            return order(tablet, key, "tok_answer_lost").text();
        }
    },
    /** Pays on the provider's page and comes back. */
    CHECKOUT {
        @Override
        String tell(ProducerTemplate tablet, String key) {
            Answer placed = order(tablet, key, null);
            JsonNode checkout = placed.json().path("checkout");
            if (!checkout.has("url")) {
                return placed.text();
            }
            Returned back = GuestAtCheckout.pressed(checkout, "pay");
            String body = """
                    {"attemptToken": "%s", "paymentKey": "%s", "amount": %d}"""
                    .formatted(back.attemptToken(), back.paymentKey(), back.amount());
            return ask(tablet, "payment-confirm", Map.of(), body).text();
        }
    },
    /** Pays, and wants it taken back. */
    CANCEL {
        @Override
        String tell(ProducerTemplate tablet, String key) {
            Answer placed = order(tablet, key, "tok_ok");
            if (placed.status() != 201) {
                return placed.text();
            }
            Map<String, Object> headers = Map.of(
                    "orderId",
                    placed.json().path("id").asText(),
                    "Authorization",
                    "Bearer " + placed.json().path("capability").asText(),
                    "Idempotency-Key",
                    key);
            return ask(tablet, "order-cancel", headers, "{}").text();
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    abstract String tell(ProducerTemplate tablet, String key);

    record Answer(int status, String body) {

        String text() {
            return status + " " + body.replaceAll("\\s+", " ");
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Answer order(ProducerTemplate tablet, String key, String token) {
        String payment = token == null ? "" : "\"paymentToken\": \"" + token + "\",";
        String body =
                """
                {"storeId": "%s", "tableId": "%s", %s
                 "lines": [{"itemId": "00000000-0000-7000-8000-000000001001", "quantity": 1}]}"""
                        .formatted(Product.STORE, Product.TABLE, payment);
        return ask(tablet, "order-place", Map.of("Idempotency-Key", key), body);
    }

    private static Answer ask(ProducerTemplate tablet, String door, Map<String, Object> headers, String body) {
        Exchange answer = tablet.send("direct:" + door, exchange -> {
            exchange.getIn().setHeaders(new HashMap<>(headers));
            exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json");
            exchange.getIn().setBody(body.getBytes(StandardCharsets.UTF_8));
        });
        return new Answer(
                answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
                answer.getMessage().getBody(String.class));
    }
}
