package io.tablesaga.payment.adapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.tablesaga.payment.PaymentGateway.Hint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Where the provider sends its webhooks to. */
final class Inbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Letter(Map<String, String> headers, byte[] body) {

        JsonNode data() {
            try {
                return JSON.readTree(body).path("data");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean of(String paymentKey, String status) {
            return data().path("paymentKey").asText().equals(paymentKey)
                    && data().path("status").asText().equals(status);
        }

        String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }

        Hint hint() {
            return TossWebhook.read(headers, body).orElseThrow();
        }
    }

    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final AtomicInteger toRefuse = new AtomicInteger();
    private final HttpServer server;

    Inbox() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            letters.add(new Letter(headers, exchange.getRequestBody().readAllBytes()));
            // Not exactly 200: 204 is a «no» too.
            exchange.sendResponseHeaders(toRefuse.getAndDecrement() > 0 ? 204 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hooks");
    }

    void refuse(int times) {
        toRefuse.set(times);
    }

    List<Letter> of(String paymentKey, String status) {
        return letters.stream().filter(letter -> letter.of(paymentKey, status)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
