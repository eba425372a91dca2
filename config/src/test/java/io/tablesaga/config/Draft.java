package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A request on its way to be sent, which mutations change; what they make of it need not be HTTP. */
final class Draft {

    static final ObjectMapper JSON = new ObjectMapper();

    /** Whatever is sent in a header has it, and must not come back. */
    static final String MARK = "Zq7mark";

    final WrittenOperation operation;
    final Random random;
    /** Ids of a store that is not the caller's. */
    final WalkedStore others;

    String method;
    String target;
    final List<String> headers = new ArrayList<>();
    /** Null for none. */
    byte[] body;
    /** Whether the length of the body is to be told, as a client would. */
    boolean measured = true;

    /** Whether nothing more can be sent on the connection. */
    boolean last;

    Draft(WrittenOperation operation, WalkedRequest request, WalkedStore others, Random random) {
        this.operation = operation;
        this.others = others;
        this.random = random;
        this.method = request.method();
        this.target = request.target();
        this.body = request.body() == null ? null : request.body().clone();
        header("Host", "127.0.0.1");
        header("User-Agent", MARK + "-agent");
        header("X-Request-Id", MARK + "-id");
        header("Cookie", "theme=" + MARK + "-cookie");
        request.headers()
                .forEach((name, value) ->
                        header(name, name.equals("Idempotency-Key") ? MARK + "-" + random.nextLong() : value));
    }

    void header(String name, String value) {
        headers.add(name + ": " + value);
    }

    String header(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst()
                .orElse("");
    }

    /** Instead of whatever it was. */
    void only(String name, String value) {
        without(name);
        header(name, value);
    }

    void without(String name) {
        headers.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
    }

    void body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    /** @return null when the body is no JSON any more */
    JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (java.io.IOException e) {
            return null;
        }
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    boolean head() {
        return method.equals("HEAD");
    }

    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (measured && (body != null || method.matches("POST|PUT|PATCH"))) {
            head.append("Content-Length: ")
                    .append(body == null ? 0 : body.length)
                    .append("\r\n");
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            // A char is a byte here: what is to be UTF-8 in a head is written as its bytes.
            bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            if (body != null) {
                bytes.write(body);
            }
            return bytes.toByteArray();
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
