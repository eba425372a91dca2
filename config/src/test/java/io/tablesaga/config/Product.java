package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.sandbox.SandboxProcess;
import io.tablesaga.servers.EmbeddedServers;
import io.tablesaga.shared.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole product, running, on servers of its own; one of each wiring for all tests of this JVM. */
final class Product {

    enum Wired {
        DIRECT,
        MESSAGES
    }

    static final String STORE = "00000000-0000-7000-8000-000000000001";
    static final String TABLE = "00000000-0000-7000-8000-000000000101";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Wired, Product> RUNNING = new EnumMap<>(Wired.class);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ConfigurableApplicationContext context;
    private final Surroundings surroundings;
    private final String base;
    private final AccessToken program;
    private String phone;

    private Product(ConfigurableApplicationContext context, Surroundings surroundings) {
        this.context = context;
        this.surroundings = surroundings;
        this.base = "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
        this.program =
                new AccessToken(base, "demo", surroundings.servers().folder().secret("demo-password"));
    }

    static synchronized Product running(Wired wired) {
        return RUNNING.computeIfAbsent(wired, wiring -> start(wiring, takingGrpc()));
    }

    /** Times are short, so that a test need not wait; {@code --} arguments override. */
    static Product start(Wired wired, String... more) {
        try {
            return startIn(Files.createTempDirectory("tablesaga-test"), wired, more);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Orders by gRPC too, at any port that is free. */
    static String takingGrpc() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "--tablesaga.grpc.port=" + free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int grpcPort() {
        return context.getEnvironment().getRequiredProperty("tablesaga.grpc.port", int.class);
    }

    /** On the data an earlier product has left. */
    static Product startIn(Path folder, Wired wired, String... more) {
        return startIn(Map.of("TABLESAGA_DATA", folder.toString()), wired, more);
    }

    static Product startIn(Map<String, String> environment, Wired wired, String... more) {
        return startAmid(Surroundings.of(environment), wired, more);
    }

    /** On this one's servers; who closes its context leaves them running. */
    Product anotherNode(String... more) {
        return startAmid(surroundings, Wired.DIRECT, more);
    }

    private static Product startAmid(Surroundings surroundings, Wired wired, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--order.hold-time=4s",
                "--order.guest-patience=3000",
                "--order.cancellations.poll=200",
                "--visit.events.beat=500ms",
                // All tests come from one address; some guess wrong.
                "--visit.tries.address=1000000",
                "--tablet.pin.address-tries=1000000",
                // Tests' printers are in this process.
                "--printing.networks=127.0.0.0/8,192.168.0.0/16",
                "--printing.ports=1024-65535",
                "--printing.poll=200",
                "--printing.forget=direct:printing-forget",
                "--books.check=direct:books-check",
                "--printing.first-retry=200ms",
                "--printing.last-retry=1s",
                "--printing.patience.connect=1s",
                "--printing.patience.answer=500ms",
                "--printing.patience.print=2s",
                "--printing.lease=8s",
                "--tablesaga.payment.window=5s",
                "--tablesaga.payment.response-timeout=2s",
                "--tablesaga.saga.first-retry=200ms",
                "--tablesaga.saga.poll=100ms",
                "--tablesaga.saga.last-retry=1s",
                "--tablesaga.breaker.minimum-calls=1000",
                "--tablesaga.accounts.address-tries.free=100000",
                "--tablesaga.accounts.sign-ups.free=100000",
                "--tablesaga.breaker.window=1000"));
        if (wired == Wired.MESSAGES) {
            arguments.add("--spring.profiles.active=messages");
        }
        // The last word counts; Spring would join two values of one name to a list.
        for (String override : more) {
            arguments.removeIf(argument -> argument.startsWith(override.substring(0, override.indexOf('=') + 1)));
            arguments.add(override);
        }
        return new Product(TableSaga.start(surroundings, arguments.toArray(String[]::new)), surroundings);
    }

    void stop() {
        context.close();
        surroundings.close();
    }

    record Answer(int status, HttpResponse<String> http) {

        JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String problem() {
            return json().path("type").asText().replace("https://tablesaga.io/problems/", "");
        }
    }

    Answer order(String key, String item, int quantity, String token) {
        return order(key, item, quantity, token, "traceparent", "");
    }

    Answer order(String key, String item, int quantity, String token, String header, String value) {
        String body = """
                {"lines": [{"itemId": "%s", "quantity": %d}], "paymentToken": "%s"}"""
                .formatted(item, quantity, token);
        return send(guest("/api/orders")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Without a token: the guest is to pay on the provider's page. */
    Answer checkout(String key, String item, int quantity) {
        String body = """
                {"lines": [{"itemId": "%s", "quantity": %d}]}""".formatted(item, quantity);
        return send(guest("/api/orders")
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path, String bearer) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + bearer));
    }

    Answer operator(String path) {
        return get(path, operatorToken());
    }

    Answer operatorPost(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + operatorToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    String base() {
        return base;
    }

    /** Of the demo's program, which may do everything in all stores. */
    String operatorToken() {
        return program.value();
    }

    /** After somebody may have revoked the keys that the last one is signed with. */
    void renewOperatorToken() {
        if (get("/api/nowhere", program.value()).status() == 401) {
            program.forget();
        }
    }

    /** Before nobody can get one for a while. */
    void freshOperatorToken() {
        program.forget();
        program.value();
    }

    /** A request from a phone at {@link #TABLE}. */
    HttpRequest.Builder guest(String path) {
        return request(path).header("Authorization", "Bearer " + phone());
    }

    synchronized String phone() {
        if (phone == null) {
            phone = PhoneAtTable.joined(this, STORE, TABLE);
        }
        return phone;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A dish of its own for a test, with so many portions. */
    String dish(int portions) {
        String id = java.util.UUID.randomUUID().toString();
        JdbcTemplate jdbc = jdbc();
        jdbc.update(
                """
                insert into ordering.catalogue_item (id, store_id, category, position, name, description, price, currency)
                values (?::uuid, ?::uuid, 'test', 1000, '시험 요리', '', 9000, 'KRW')""",
                id,
                STORE);
        jdbc.update("insert into stock.item (id, store_id, available) values (?::uuid, ?::uuid, 0)", id, STORE);
        Answer moved = operatorPost(
                "/api/stores/" + STORE + "/stock-movements",
                "{\"itemId\":\"" + id + "\",\"quantity\":" + portions + ",\"reason\":\"test\"}");
        if (moved.status() != 201) {
            throw new IllegalStateException(moved.http().body());
        }
        return id;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate(context.getBean(DataSource.class));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    EmbeddedServers servers() {
        return surroundings.servers();
    }

    SandboxProcess sandbox() {
        return surroundings.sandbox();
    }

    /** Every payment the provider knows, with the requests it got for it. */
    JsonNode payments() {
        return send(HttpRequest.newBuilder(URI.create(sandbox().uri() + "/admin/payments"))
                        .header("Authorization", "Bearer " + servers().folder().secret("sandbox-admin")))
                .json()
                .path("payments");
    }

    /** Somebody gives money back by hand, past this product. */
    void cancelAtDesk(String paymentKey, long amount) {
        PaymentGateway gateway = context.getBean(PaymentGateway.class);
        PaymentGateway.LookUp.Found found = (PaymentGateway.LookUp.Found) gateway.lookUpPayment(paymentKey);
        gateway.cancel(new PaymentGateway.Cancel(
                paymentKey,
                "desk-" + paymentKey,
                Money.won(amount),
                Money.won(0),
                found.remaining(),
                "at the provider's desk"));
    }

    void fault(String plan) {
        fault(sandbox().uri(), servers().folder().secret("sandbox-admin"), plan);
    }

    static void fault(URI sandbox, String adminToken, String plan) {
        Answer answer = send(HttpRequest.newBuilder(URI.create(sandbox + "/admin/faults"))
                .header("Authorization", "Bearer " + adminToken)
                .PUT(BodyPublishers.ofString(plan)));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.http().body());
        }
    }

    void noMoreFaults() {
        send(faults().DELETE());
    }

    private HttpRequest.Builder faults() {
        return HttpRequest.newBuilder(URI.create(sandbox().uri() + "/admin/faults"))
                .header("Authorization", "Bearer " + servers().folder().secret("sandbox-admin"));
    }
}
