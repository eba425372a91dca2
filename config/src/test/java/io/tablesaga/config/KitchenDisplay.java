package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.Product.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A display of one station, or of all: it shows what it was told, and goes on after the last number when it was away. */
final class KitchenDisplay {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Product product;
    private final String store;
    private final String station;
    private final Map<String, JsonNode> shows = new ConcurrentHashMap<>();
    private final Map<String, String> tables = new ConcurrentHashMap<>();
    private final List<Long> heard = new CopyOnWriteArrayList<>();
    private volatile long known;
    private InputStream stream;

    /** @param station a query that names it, or nothing */
    KitchenDisplay(Product product, String store, String station) {
        this.product = product;
        this.store = store;
        this.station = station;
        String open = station.isEmpty() ? "?open=true" : station + "&open=true";
        JsonNode snapshot = read("/kitchen/tickets" + open);
        known = snapshot.path("number").asLong();
        snapshot.path("tickets").forEach(this::show);
    }

    private JsonNode read(String path) {
        Answer answer = product.operator("/api/stores/" + store + path);
        if (answer.status() != 200) {
            throw new AssertionError(answer.http().body());
        }
        return answer.json();
    }

    private void show(JsonNode ticket) {
        shows.put(ticket.path("orderId").asText(), ticket.path("lines"));
        tables.put(ticket.path("orderId").asText(), ticket.path("tableId").asText());
    }

    /** As a browser does it: the same address, and the last number it has heard. @return the answer's status */
    int listen(String base) {
        String address = base + "/api/stores/" + store + "/kitchen/changes" + station;
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", String.valueOf(known))
                .build();
        try {
            HttpResponse<InputStream> answer = HTTP.send(request, BodyHandlers.ofInputStream());
            stream = answer.body();
            Thread reader = new Thread(() -> hear(answer.body()), "kitchen display");
            reader.setDaemon(true);
            reader.start();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void hear(InputStream body) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    JsonNode ticket = JSON.readTree(line.substring("data:".length()));
                    show(ticket);
                    known = ticket.path("number").asLong();
                    heard.add(known);
                }
            }
        } catch (IOException e) {
            // It is away from now on, as it would be when its network fails.
        }
    }

    void goAway() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of each ticket, by its order. */
    Map<String, JsonNode> shows() {
        return Map.copyOf(shows);
    }

    /** The table of each ticket, by its order. */
    Map<String, String> tables() {
        return Map.copyOf(tables);
    }

    /** The number of each change, in the order they came. */
    List<Long> heard() {
        return heard;
    }
}
