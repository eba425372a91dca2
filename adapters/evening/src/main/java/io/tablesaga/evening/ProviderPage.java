package io.tablesaga.evening;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guest's browser at the payment sandbox's page. */
final class ProviderPage {

    private final HttpClient browser;

    ProviderPage(HttpClient browser) {
        this.browser = browser;
    }

    /** @return what the page sends the guest back with, as payment-confirm wants it */
    Map<String, Object> pay(String url) {
        Map<String, String> query = press(url, "pay");
        return Map.of(
                "attemptToken",
                query.getOrDefault("attempt", ""),
                "paymentKey",
                query.getOrDefault("paymentKey", ""),
                "amount",
                Long.parseLong(query.getOrDefault("amount", "0")));
    }

    /** The card is not taken; the page can be opened again. */
    void decline(String url) {
        press(url, "decline");
    }

    private Map<String, String> press(String url, String which) {
        URI page = URI.create(url);
        HttpResponse<String> opened = browse(HttpRequest.newBuilder(page));
        Matcher button =
                Pattern.compile("formaction=\"([^\"]+/" + which + ")\"").matcher(opened.body());
        if (!button.find()) {
            throw new IllegalStateException("The provider's page has no button to " + which + ": " + opened.body());
        }
        HttpResponse<String> back =
                browse(HttpRequest.newBuilder(page.resolve(button.group(1))).POST(BodyPublishers.noBody()));
        return query(URI.create(back.headers()
                .firstValue("location")
                .orElseThrow(() -> new IllegalStateException("The provider's page sends nobody back."))));
    }

    private HttpResponse<String> browse(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("the provider's page does not open", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EveningOver();
        }
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> values = new HashMap<>();
        for (String pair : address.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }
}
