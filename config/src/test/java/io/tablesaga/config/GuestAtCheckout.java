package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guest with a browser at the provider's real page: opens it, presses one of its buttons and is sent back. */
final class GuestAtCheckout {

    /** Of the guest; it keeps nothing from one page to the next. */
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private final Product product;

    GuestAtCheckout(Product product) {
        this.product = product;
    }

    /** What the provider's page added to the return address, and our token and merchant reference in it. */
    record Returned(URI address, String attemptToken, String paymentKey, String reference, long amount) {}

    Returned pay(JsonNode checkout) {
        Returned back = press(checkout, "pay");
        assertThat(back.address().toString()).startsWith(product.base() + "/checkout/paid?");
        return back;
    }

    Returned press(JsonNode checkout, String button) {
        return pressed(checkout, button);
    }

    static Returned pressed(JsonNode checkout, String button) {
        URI page = URI.create(checkout.path("url").asText());
        HttpResponse<String> opened = browse(HttpRequest.newBuilder(page));
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(200);
        Matcher form = Pattern.compile("formaction=\"([^\"]+/" + button + ")\"").matcher(opened.body());
        assertThat(form.find()).as(opened.body()).isTrue();
        HttpResponse<String> sentBack =
                browse(HttpRequest.newBuilder(page.resolve(form.group(1))).POST(BodyPublishers.noBody()));
        assertThat(sentBack.statusCode()).isEqualTo(303);
        URI address = URI.create(sentBack.headers().firstValue("location").orElseThrow());
        Map<String, String> query = query(address);
        return new Returned(
                address,
                query.get("attempt"),
                query.get("paymentKey"),
                query.get("orderId"),
                Long.parseLong(query.getOrDefault("amount", "0")));
    }

    Answer confirm(Returned back) {
        return confirm(back.attemptToken(), back.paymentKey(), back.amount());
    }

    /** In another browser: nothing but the return address is known there. */
    Answer confirm(String attemptToken, String paymentKey, long amount) {
        return Product.send(product.request("/api/payments/confirm")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        """
                        {"attemptToken": "%s", "paymentKey": "%s", "amount": %d}"""
                                .formatted(attemptToken, paymentKey, amount))));
    }

    private static HttpResponse<String> browse(HttpRequest.Builder request) {
        try {
            // Where the network goes silent on purpose, nobody would ever hear again.
            return BROWSER.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : address.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }
}
