package io.tablesaga.payment.adapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.Prepare;
import io.tablesaga.sandbox.SandboxProcess;
import io.tablesaga.sandbox.SandboxSettings;
import io.tablesaga.shared.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sandbox as its own process, and a guest in front of its page. */
final class TossSandbox implements AutoCloseable {

    static final URI OPENER = URI.create("http://127.0.0.1/pay");
    static final URI SUCCESS = URI.create("http://127.0.0.1/return?table=1");
    static final URI FAILURE = URI.create("http://127.0.0.1/failed");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET_KEY = "test_sk_secret";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SandboxSettings settings;
    private SandboxProcess process;

    TossSandbox(Path folder, long minuteMillis) {
        settings = new SandboxSettings(
                "127.0.0.1", 0, folder.resolve("ledger.jsonl"), SECRET_KEY, "admin", 1, null, minuteMillis);
        process = SandboxProcess.start(settings, SandboxProcess.fromClassPath());
    }

    void killAndStartAgain() {
        process.kill();
        process = SandboxProcess.start(settings, SandboxProcess.fromClassPath());
    }

    Provider provider(String secretKey, Duration responseTimeout) {
        return new Provider(new GatewaySettings(process.uri(), secretKey, Duration.ofSeconds(2), responseTimeout));
    }

    TossGateway gateway(Provider provider, int page) {
        return new TossGateway(provider, SandboxPage.of(process.uri()), Clock.systemUTC(), page);
    }

    TossGateway gateway() {
        return gateway(provider(SECRET_KEY, Duration.ofSeconds(10)), 5_000);
    }

    /** Every request is answered with this code. */
    TossGateway answering(String code) {
        return gateway(provider(SECRET_KEY, Duration.ofSeconds(10)).answering(code), 5_000);
    }

    /** A new payment of a new order, authenticated, with what our server would send to confirm it. */
    Confirm authenticated(Money amount) {
        String order = UUID.randomUUID().toString();
        return authenticated(order, amount);
    }

    Confirm authenticated(String order, Money amount) {
        Map<String, String> back = query(press("pay", order, amount));
        return new Confirm(
                back.get("paymentKey"), back.get("orderId"), UUID.randomUUID().toString(), amount);
    }

    /** @return where the guest is sent */
    URI press(String button, String order, Money amount) {
        String page = page(order, amount).body();
        return press(button, page);
    }

    URI press(String button, String page) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(process.uri() + action(button, page)))
                .POST(BodyPublishers.noBody()));
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    static String action(String button, String page) {
        Matcher action = Pattern.compile("formaction=\"(/checkout/[^\"]+/" + button + ")\"")
                .matcher(page);
        if (!action.find()) {
            throw new IllegalStateException(page);
        }
        return action.group(1);
    }

    HttpResponse<String> page(String order, Money amount) {
        return page(order, amount, amount.times(0));
    }

    HttpResponse<String> page(String order, Money amount, Money taxFree) {
        return send(HttpRequest.newBuilder(gateway()
                        .prepare(new Prepare(order, amount, taxFree, "김치찌개 외 1건 <b>", OPENER, SUCCESS, FAILURE))
                        .page())
                .GET());
    }

    static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    /** {@code CANCEL ANSWER_LOST}: the next such call goes wrong in that way. */
    void next(String callAndFault) {
        next(callAndFault, 1);
    }

    void next(String callAndFault, int times) {
        String[] parts = callAndFault.split(" ");
        admin(
                "PUT",
                "/admin/faults",
                """
                {"call": "%s", "fault": "%s", "next": %d, "millis": 3000}"""
                        .formatted(parts[0], parts[1], times));
    }

    JsonNode admin(String method, String path, String body) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(process.uri() + path))
                .header("Authorization", "Bearer admin")
                .method(method, BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the provider itself believes about a payment. */
    JsonNode payment(String paymentKey) {
        for (JsonNode payment : admin("GET", "/admin/payments", "").path("payments")) {
            if (payment.path("paymentKey").asText().equals(paymentKey)) {
                return payment;
            }
        }
        throw new IllegalStateException("no such payment");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
