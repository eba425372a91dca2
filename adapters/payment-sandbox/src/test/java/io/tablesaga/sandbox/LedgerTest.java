package io.tablesaga.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was answered is in the ledger, whatever came after it; and a long one needs little memory. */
class LedgerTest {

    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 12, 500, Integer.MAX_VALUE})
    void a_line_torn_by_a_crash_is_dropped_and_no_payment_that_was_answered(int torn) throws Exception {
        Path file = folder.resolve("torn");
        String paid;
        try (Ledger ledger = new Ledger(file)) {
            paid = charge(new Payments(ledger, 7, 60_000), "order-0001");
        }
        byte[] line = Files.readAllBytes(file);
        Files.write(file, line, StandardOpenOption.APPEND);
        try (var half = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            half.truncate(line.length + Math.min(torn, line.length - 1));
        }

        String paidNext;
        try (Ledger ledger = new Ledger(file)) {
            Payments payments = new Payments(ledger, 7, 60_000);
            assertThat(payments.all()).extracting(Payment::paymentKey).containsExactly(paid);
            assertThat(payments.chargeStored("order-0001", 9_000, 0, "KRW", null)
                            .code())
                    .isEqualTo("DUPLICATED_ORDER_ID");
            paidNext = charge(payments, "order-0002");
        }
        try (Ledger ledger = new Ledger(file)) {
            Payments payments = new Payments(ledger, 7, 60_000);
            assertThat(payments.all()).extracting(Payment::paymentKey).containsExactly(paid, paidNext);
            assertThat(payments.movements().page(Instant.EPOCH, Instant.MAX, null, 10))
                    .hasSize(2);
        }
    }

    @Test
    void what_is_given_back_in_parts_is_listed_in_parts_after_a_new_start_too() {
        Path file = folder.resolve("parts");
        List<String> before = new ArrayList<>();
        try (Ledger ledger = new Ledger(file)) {
            Payments payments = new Payments(ledger, 7, 60_000);
            String paid = charge(payments, "order-0001");
            payments.cancel(paid, 2_000L, 0, 9_000L, "cold");
            payments.cancel(paid, null, 0, 7_000L, "late");
            listed(payments, before);
        }
        assertThat(before).containsExactly("DONE 9000", "PARTIAL_CANCELED 2000", "CANCELED 7000");
        List<String> after = new ArrayList<>();
        try (Ledger ledger = new Ledger(file)) {
            listed(new Payments(ledger, 7, 60_000), after);
        }
        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_line_longer_than_most_is_read_again_too() {
        try (Ledger ledger = new Ledger(folder.resolve("long"))) {
            Payments payments = new Payments(ledger, 7, 60_000);
            String name = "김치찌개".repeat(5_000);
            String opened = payments.open("order-0001", name, 9_000, 0, "KRW").paymentKey();
            assertThat(payments.find(opened))
                    .get()
                    .extracting(Payment::orderName)
                    .isEqualTo(name);
            assertThatThrownBy(() -> ledger.read(Files.size(folder.resolve("long"))))
                    .hasMessageContaining("no line");
        }
    }

    /** A process of 32 MB, and a ledger longer than that: everything that is asked of it is answered as before. */
    @Test
    void a_list_of_payments_longer_than_the_memory_is_no_trouble() throws Exception {
        Path file = folder.resolve("many");
        copied(file);
        assertThat(Files.size(file)).isGreaterThan(32 << 20);
        SandboxSettings settings = new SandboxSettings("127.0.0.1", 0, file, "sk_test", "admin", 7);
        List<String> launch = Stream.concat(Stream.of("-Xmx32m"), SandboxProcess.fromClassPath().stream())
                .toList();
        try (SandboxProcess sandbox = SandboxProcess.start(settings, launch)) {
            String base = sandbox.uri() + "/v1/";
            for (int number : new int[] {0, MANY - 1}) {
                assertThat(asked(HttpRequest.newBuilder(URI.create(base + "payments/orders/" + order(number))))
                                .body())
                        .contains("\"status\":\"DONE\"", order(number));
                HttpResponse<String> again = asked(HttpRequest.newBuilder(URI.create(base + "payments/stored"))
                        .header("Idempotency-Key", "key-" + order(number))
                        .POST(BodyPublishers.ofString(stored(order(number)))));
                assertThat(again.body()).contains("\"status\":\"DONE\"", order(number));
            }
            assertThat(asked(HttpRequest.newBuilder(URI.create(base + "payments/stored"))
                                    .header("Idempotency-Key", "another")
                                    .POST(BodyPublishers.ofString(stored(order(1)))))
                            .body())
                    .contains("DUPLICATED_ORDER_ID");
            assertThat(asked(HttpRequest.newBuilder(URI.create(
                                    base + "transactions?startDate=2026-01-01&endDate=2099-01-01&limit=5000")))
                            .body()
                            .split("\"transactionKey\""))
                    .hasSize(5_001);
            HttpResponse<Stream<String>> all = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(sandbox.uri() + "/admin/payments"))
                                    .header("Authorization", "Bearer admin")
                                    .build(),
                            BodyHandlers.ofLines());
            assertThat(all.body()
                            .mapToLong(line -> line.split("\"paymentKey\"").length - 1)
                            .sum())
                    .isEqualTo(MANY);
        }
    }

    /** One paid order's lines, for many orders. */
    private void copied(Path file) throws IOException {
        Path one = folder.resolve("one");
        try (Ledger ledger = new Ledger(one)) {
            Payments payments = new Payments(ledger, 7, 60_000);
            Keys keys = new Keys(ledger, 60_000);
            keys.once(
                    "POST /v1/payments/stored key-" + order(0),
                    stored(order(0)),
                    () -> payments.chargeStored(order(0), 9_000, 0, "KRW", null));
        }
        String lines = Files.readString(one);
        String paymentKey = lines.replaceAll("(?s).*?\"paymentKey\":\"([^\"]+)\".*", "$1");
        String transactionKey = lines.replaceAll("(?s).*?\"transactionKey\":\"([^\"]+)\".*", "$1");
        try (BufferedWriter many = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int number = 0; number < MANY; number++) {
                many.write(lines.replace(order(0), order(number))
                        .replace(paymentKey, "sandbox_" + number)
                        .replace(transactionKey, "tx_" + number));
            }
        }
    }

    private static String order(int number) {
        return "order-%06d".formatted(number);
    }

    private static String stored(String order) {
        return "{\"orderId\":\"" + order + "\",\"amount\":9000,\"storedToken\":\"tok_ok\"}";
    }

    private static HttpResponse<String> asked(HttpRequest.Builder request) throws Exception {
        String basic = Base64.getEncoder().encodeToString("sk_test:".getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(request.header("Authorization", "Basic " + basic).build(), BodyHandlers.ofString());
    }

    private static String charge(Payments payments, String order) {
        return payments.chargeStored(order, 9_000, 0, "KRW", null)
                .body()
                .path("paymentKey")
                .asText();
    }

    private static void listed(Payments payments, List<String> into) {
        payments.movements()
                .page(Instant.EPOCH, Instant.MAX, null, 10)
                .forEach(row -> into.add(
                        row.path("status").asText() + " " + row.path("amount").asText()));
    }
}
