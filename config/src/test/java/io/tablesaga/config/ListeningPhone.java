package io.tablesaga.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A phone that listens to its visit, or a screen to its store, and keeps what it hears. */
final class ListeningPhone implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpResponse<java.io.InputStream> stream;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    private ListeningPhone(HttpResponse<java.io.InputStream> stream) {
        this.stream = stream;
        Thread reader = new Thread(this::read, "listening phone");
        reader.setDaemon(true);
        reader.start();
    }

    static ListeningPhone at(String base, String token) {
        return at(base, token, "/api/visit/events");
    }

    static ListeningPhone at(String base, String token, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        try {
            return new ListeningPhone(HTTP.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            String event = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    event = line.substring("event:".length()).trim();
                } else if (line.startsWith("data:")) {
                    heard.add(event + " " + line.substring("data:".length()).trim());
                }
            }
        } catch (IOException e) {
            heard.add("lost");
        }
        over = true;
    }

    int status() {
        return stream.statusCode();
    }

    /** Each event with its data, in the order they came. */
    List<String> heard() {
        return heard;
    }

    boolean over() {
        return over;
    }

    @Override
    public void close() {
        try {
            stream.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
