package io.tablesaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Guests who order and pay, each order under a key and with a cart of its own. Anything but «paid» ends the run. */
final class Guests {

    private static final Pattern PAY = Pattern.compile("formaction=\"([^\"]+/pay)\"");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String api;
    private final HundredDishes store;

    Guests(String api, HundredDishes store) {
        this.api = api;
        this.store = store;
    }

    /** With a payment token: one request. */
    void payAtOnce(int client, boolean sameDish) throws IOException, InterruptedException {
        place(client, sameDish, ", \"paymentToken\": \"tok_ok\"", 201);
    }

    /** On the provider's page: two requests of ours, and two of the provider's in between. */
    void payOnPage(int client, boolean sameDish) throws IOException, InterruptedException {
        send(201, confirm(authenticated(client, sameDish)));
    }

    /** Placed, and agreed to on the provider's page. @return what is to be confirmed */
    String authenticated(int client, boolean sameDish) throws IOException, InterruptedException {
        JsonNode placed = json.readTree(place(client, sameDish, "", 202));
        URI page = URI.create(placed.path("checkout").path("url").asText());
        Matcher pay = PAY.matcher(send(200, HttpRequest.newBuilder(page)).body());
        if (!pay.find()) {
            throw new IllegalStateException(page + " has no button to pay");
        }
        Map<String, String> back = query(
                send(303, HttpRequest.newBuilder(page.resolve(pay.group(1))).POST(BodyPublishers.noBody()))
                        .headers()
                        .firstValue("location")
                        .orElseThrow());
        return "{\"attemptToken\": \"%s\", \"paymentKey\": \"%s\", \"amount\": %s}"
                .formatted(back.get("attempt"), back.get("paymentKey"), back.get("amount"));
    }

    HttpRequest.Builder confirm(String authenticated) {
        return HttpRequest.newBuilder(URI.create(api + "/payments/confirm"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(authenticated));
    }

    private String place(int client, boolean sameDish, String payment, int expected)
            throws IOException, InterruptedException {
        return send(expected, order(client, store.cart(sameDish), payment)).body();
    }

    /** Paid with a token. */
    HttpRequest.Builder order(int client, List<HundredDishes.Line> cart) {
        return order(client, cart, ", \"paymentToken\": \"tok_ok\"");
    }

    private HttpRequest.Builder order(int client, List<HundredDishes.Line> cart, String payment) {
        String lines = cart.stream()
                .map(line -> "{\"itemId\": \"%s\", \"quantity\": %d}".formatted(line.dish(), line.quantity()))
                .collect(Collectors.joining(", "));
        return HttpRequest.newBuilder(URI.create(api + "/orders"))
                .header("Authorization", "Bearer " + store.phone(client))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"lines\": [" + lines + "]" + payment + "}"));
    }

    private static Map<String, String> query(String address) {
        return Stream.of(URI.create(address).getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> send(int expected, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.request() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }
}
