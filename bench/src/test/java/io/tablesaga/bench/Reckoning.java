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
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** After the guests have gone: the orders that were answered are there, no others, each charged once; and the books balance. */
final class Reckoning {

    private static final String REFERENCES =
            """
            select a.merchant_reference from ordering.orders o join payment.attempt a on a.order_id = o.id
            where o.store_id = ? and o.state = 'PAID' and a.state = 'PAID'""";

    private static final int PAGE = 5_000;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ProductAsShipped product;
    private final UUID store;

    Reckoning(ProductAsShipped product, HundredDishes store) {
        this.product = product;
        this.store = UUID.fromString(store.id());
    }

    void ordersAre(int answered) throws IOException, InterruptedException, SQLException {
        try (Connection connection = product.database().getConnection()) {
            OrderRun.awaitWhole(connection);
            long orders = one(connection, "select count(*) from ordering.orders where store_id = ?");
            must(orders == answered, orders + " orders in the database, " + answered + " answered");
            Map<String, Integer> charges = charges();
            long paid = 0;
            try (PreparedStatement statement = connection.prepareStatement(REFERENCES)) {
                statement.setObject(1, store);
                try (ResultSet rows = statement.executeQuery()) {
                    for (; rows.next(); paid++) {
                        int times = charges.getOrDefault(rows.getString(1), 0);
                        must(times == 1, rows.getString(1) + " was charged " + times + " times");
                    }
                }
            }
            must(paid == orders, paid + " of " + orders + " orders are paid");
        }
        JsonNode books = ask(product.api() + "/books", "Bearer " + token());
        must(books.path("balanced").asBoolean(), "the books: " + books);
        System.out.println("  " + answered + " orders in the database, each charged once; the books balance");
    }

    void soldIs(int portions) throws SQLException {
        try (Connection connection = product.database().getConnection()) {
            long sold = one(connection, "select sum(sold) from stock.item where store_id = ?");
            must(sold == portions, sold + " portions are sold");
            System.out.println("  " + sold + " portions sold");
        }
    }

    private long one(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, store);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** By the merchant's reference, as the provider lists them. */
    private Map<String, Integer> charges() throws IOException, InterruptedException {
        Map<String, Integer> charges = new HashMap<>();
        String basic = basic(product.secret("sandbox-merchant") + ":");
        String list = product.provider() + "/v1/transactions?startDate=2020-01-01&endDate=2100-01-01&limit=" + PAGE;
        JsonNode page;
        String after = "";
        do {
            page = ask(list + after, basic);
            for (JsonNode movement : page) {
                if (movement.path("status").asText().equals("DONE")) {
                    charges.merge(movement.path("orderId").asText(), 1, Integer::sum);
                }
                after = "&startingAfter=" + movement.path("transactionKey").asText();
            }
        } while (page.size() == PAGE);
        return charges;
    }

    /** From now on the provider tells of what is paid on its page. */
    void listen() throws IOException, InterruptedException {
        JsonNode address = ask(product.api() + "/stores/" + store + "/webhook-address", "Bearer " + token());
        send(HttpRequest.newBuilder(URI.create(product.provider() + "/admin/webhooks"))
                .header("Authorization", "Bearer " + product.secret("sandbox-admin"))
                .PUT(BodyPublishers.ofString(
                        "{\"url\": \"" + address.path("url").asText() + "\"}")));
    }

    /** @return how many webhooks were sent. @throws IllegalStateException when one of them was not taken at once */
    int heard() throws IOException, InterruptedException {
        JsonNode sent = ask(product.provider() + "/admin/webhooks", "Bearer " + product.secret("sandbox-admin"))
                .path("webhooks");
        for (JsonNode webhook : sent) {
            must(webhook.path("answers").toString().equals("[200]"), "a webhook was answered " + webhook);
        }
        return sent.size();
    }

    private String token() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(product.api().replaceFirst("/api$", "/oauth2/token")))
                        .header("Authorization", basic("demo:" + product.secret("demo-password")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials")))
                .path("access_token")
                .asText();
    }

    private static String basic(String known) {
        return "Basic " + Base64.getEncoder().encodeToString(known.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode ask(String address, String authorization) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Authorization", authorization));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        must(answer.statusCode() == 200, answer.request() + ": " + answer.statusCode() + " " + answer.body());
        return json.readTree(answer.body());
    }

    private static void must(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalStateException(otherwise);
        }
    }
}
