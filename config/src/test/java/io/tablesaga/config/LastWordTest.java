package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.Product.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever neither a route nor a controller answers is a problem with a stable type, and repeats nothing it was sent. */
class LastWordTest {

    private final Product product = Product.running(Product.Wired.DIRECT);

    static Stream<Arguments> unreadable() {
        String host = "Host: 127.0.0.1\r\n";
        return Stream.of(
                Arguments.of("a path that cannot be decoded", "GET /api/%zzsecret HTTP/1.1\r\n" + host),
                Arguments.of("a path with what no path may have", "GET /api/<secret> HTTP/1.1\r\n" + host),
                Arguments.of("a path in disguise", "GET /api/menus%2fsecret HTTP/1.1\r\n" + host),
                Arguments.of("half a request line", "secret\r\n"),
                Arguments.of("another protocol", "GET /api/secret HTTP/secret\r\n" + host),
                Arguments.of("no host", "GET /api/secret HTTP/1.1\r\n"),
                Arguments.of(
                        "a header that is too large",
                        "GET /api/menus HTTP/1.1\r\n" + host + "X: " + "secret".repeat(3_000) + "\r\n"),
                Arguments.of("a path that is too long", "GET /api/" + "secret".repeat(3_000) + " HTTP/1.1\r\n" + host),
                Arguments.of(
                        "a length that is no number",
                        "POST /api/orders HTTP/1.1\r\n" + host + "Content-Length: secret\r\n"),
                Arguments.of(
                        "an encoding nobody knows",
                        "POST /api/orders HTTP/1.1\r\n" + host + "Transfer-Encoding: secret\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void what_cannot_be_read_is_refused_with_a_problem_that_repeats_nothing(String what, String request)
            throws Exception {
        String answer = raw(request + "Accept: text/html\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("secret").doesNotContainIgnoringCase("tomcat");
        String[] parts = answer.split("\r\n\r\n", 2);
        assertThat(parts[0].toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json");
        JsonNode problem =
                new ObjectMapper().readTree(parts[1].substring(parts[1].indexOf('{'), parts[1].lastIndexOf('}') + 1));
        assertThat(parts[0].split(" ")[1]).isEqualTo(problem.path("status").asText());
        assertThat(problem.path("status").asInt()).isBetween(400, 505);
        assertThat(problem.path("type").asText()).matches("https://tablesaga.io/problems/(invalid-request|too-large)");
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    static Stream<Arguments> elsewhere() {
        return Stream.of(
                Arguments.of("GET", "/api/secret", "application/json", "not-found"),
                Arguments.of("SECRET", "/api/menus", "application/json", "method-not-allowed"),
                Arguments.of("POST", "/api/orders", "application/secret", "unsupported-media-type"),
                Arguments.of("GET", "/api/menus?secret=secret", "application/json", "invalid-request"),
                Arguments.of("GET", "/error", "application/json", "not-found"));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void what_is_asked_in_the_wrong_way_is_not_repeated(String method, String path, String type, String name) {
        Answer answer = Product.send(called(product, path)
                .header("Idempotency-Key", "secret")
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString("secret")));
        isProblem(answer, name);
        assertThat(answer.http().body()).doesNotContainIgnoringCase("secret");
        assertThat(answer.http().headers().map().toString()).doesNotContainIgnoringCase("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/orders", "/api/stores/" + Product.STORE + "/stock-movements"})
    void a_body_that_does_not_say_how_large_it_is_is_not_read_to_its_end(String path) {
        Answer answer = Product.send(product.request(path)
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[70_000]))));
        assertThat(answer.status()).isEqualTo(413);
        isProblem(answer, "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-place", "stock-move", "api"})
    void a_command_nobody_is_there_for_is_asked_to_come_back(String route) throws Exception {
        CamelContext camel = product.context().getBean(CamelContext.class);
        camel.getRouteController().suspendRoute(route);
        try {
            for (String path : List.of("/api/orders", "/api/stores/" + Product.STORE + "/stock-movements")) {
                Answer answer = command(product, path);
                if (route.equals("api") || path.contains(route.substring(0, 5))) {
                    comeBack(answer);
                } else {
                    isProblem(answer, "invalid-request");
                }
            }
        } finally {
            camel.getRouteController().resumeRoute(route);
        }
    }

    @Test
    void while_the_product_stops_what_was_taken_is_finished_and_nothing_is_nowhere() throws Exception {
        Product stopping = Product.start(
                Product.Wired.DIRECT,
                "--tablesaga.payment.response-timeout=20s",
                "--tablesaga.payment.window=30s",
                "--order.guest-patience=20000");
        String dish = stopping.dish(3);
        stopping.fault("{\"fault\": \"SLOW\", \"next\": 1, \"millis\": 4000}");
        CompletableFuture<Answer> guest =
                CompletableFuture.supplyAsync(() -> stopping.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> stopping.jdbc().queryForObject("select count(*) from payment.attempt", Long.class) == 1);
        stopping.phone();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::stop);
        List<Answer> refused = new ArrayList<>();
        while (!stopped.isDone()) {
            try {
                Answer answer = command(stopping, "/api/orders");
                if (answer.status() != 400) {
                    refused.add(answer);
                }
            } catch (UncheckedIOException gone) {
                break;
            }
        }
        assertThat(refused).isNotEmpty().allSatisfy(LastWordTest::comeBack);
        Answer paid = guest.get(30, TimeUnit.SECONDS);
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        stopped.get(60, TimeUnit.SECONDS);
    }

    /** One that is refused as unreadable by its route, so that asking often changes nothing. */
    private static Answer command(Product product, String path) {
        return Product.send(called(product, path)
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }

    /** By somebody who may. */
    private static HttpRequest.Builder called(Product product, String path) {
        return path.equals("/api/orders")
                ? product.guest(path)
                : product.request(path).header("Authorization", "Bearer " + product.operatorToken());
    }

    private static void comeBack(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(503);
        assertThat(answer.http().headers().firstValue("retry-after")).isPresent();
        isProblem(answer, "busy");
    }

    private static void isProblem(Answer answer, String name) {
        assertThat(answer.http().headers().firstValue("content-type"))
                .as(answer.http().toString())
                .contains("application/problem+json");
        assertThat(answer.problem()).as(answer.http().body()).isEqualTo(name);
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(),
                product.request("/").build().uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
