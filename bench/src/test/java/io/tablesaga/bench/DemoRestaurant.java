package io.tablesaga.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Iterator;
import java.util.UUID;

/** The demo's restaurant: its guests as their phones ask the product, its staff as a program does. */
final class DemoRestaurant {

    private static final String ID = "00000000-0000-7000-8000-000000000001";
    private static final String STEW = "00000000-0000-7000-8000-000000001001";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String home;
    private final String staff;
    private final Iterator<JsonNode> tables;

    /** Somebody's phone at a table. @param address of the same visit, for one more */
    record Seat(String address, String token) {}

    DemoRestaurant(ProductAsShipped product) throws IOException, InterruptedException, SQLException {
        home = product.api().replaceFirst("/api$", "");
        try (Connection connection = product.database().getConnection()) {
            connection
                    .createStatement()
                    .execute("update stock.item set available = available + 1000000 where id = '" + STEW + "'");
        }
        String known = "demo:" + product.secret("demo-password");
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(home + "/oauth2/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(known.getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
        staff = send(200, asked).path("access_token").asText();
        tables = send(200, request("/tables").GET()).path("tables").elements();
    }

    /** The page, and that it is this store's. */
    String kitchen() {
        return home + "/kitchen?store=" + ID;
    }

    /** At a table where nobody sat before. */
    Seat seat() throws IOException, InterruptedException {
        JsonNode table = tables.next();
        String joinCode = send(
                        201,
                        request("/tables/" + table.path("id").asText() + "/visits")
                                .POST(body("{}")))
                .path("joinCode")
                .asText();
        String code = table.path("code").asText();
        HttpRequest.Builder join = HttpRequest.newBuilder(URI.create(home + "/api/visits/join"))
                .header("Content-Type", "application/json")
                .POST(body("{\"tableCode\": \"%s\", \"joinCode\": \"%s\"}".formatted(code, joinCode)));
        return new Seat(
                home + "/t/" + code + "#join=" + joinCode,
                send(201, join).path("token").asText());
    }

    /** Paid with one touch. @return the order's id */
    String order(Seat seat) throws IOException, InterruptedException {
        HttpRequest.Builder order = HttpRequest.newBuilder(URI.create(home + "/api/orders"))
                .header("Authorization", "Bearer " + seat.token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(body("{\"paymentToken\": \"tok_ok\", \"lines\": [{\"itemId\": \"" + STEW
                        + "\", \"quantity\": 1}]}"));
        return send(201, order).path("id").asText();
    }

    void advance(String order, String to) throws IOException, InterruptedException {
        send(200, request("/kitchen/tickets/" + order + "/advance").POST(body("{\"to\": \"" + to + "\"}")));
    }

    private HttpRequest.Builder request(String ofStore) {
        return HttpRequest.newBuilder(URI.create(home + "/api/stores/" + ID + ofStore))
                .header("Authorization", "Bearer " + staff)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return BodyPublishers.ofString(json);
    }

    private JsonNode send(int expected, HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(answer.request() + ": " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }
}
