package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A manager's files for one menu. */
record MenuFiles(MenuBook menu) {

    /** As a spreadsheet writes it. @param query of the address, with its question mark; empty for none */
    Answer csv(String query, String... lines) {
        return send("text/csv", utf8("\uFEFF" + String.join("\r\n", lines) + "\r\n"), query);
    }

    Answer send(String type, byte[] body, String query) {
        return send(type, BodyPublishers.ofByteArray(body), query);
    }

    Answer send(String type, BodyPublisher body, String query) {
        return Product.send(menu.store
                .product
                .request(menu.store.path("/menu/import" + query))
                .header("Authorization", "Bearer " + menu.store.manager())
                .header("Content-Type", type)
                .POST(body));
    }

    static String counts(JsonNode report) {
        return Stream.of("created", "changed", "unchanged", "refused")
                .map(word -> word + " " + report.path(word).asText())
                .collect(Collectors.joining(" "));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
