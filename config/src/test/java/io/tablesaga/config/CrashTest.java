package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.tablesaga.books.Books;
import io.tablesaga.books.persistence.JdbcBooks;
import io.tablesaga.payment.adapters.GatewaySettings;
import io.tablesaga.payment.adapters.SandboxGateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Kills the process at boundaries one order crosses; the next process recovers, and the books must balance against the
 * provider's own list. By default a sample of every wiring; {@code -Dtablesaga.crash.every=1} kills each boundary.
 */
class CrashTest {

    private static final int EVERY = Integer.getInteger("tablesaga.crash.every", 12);

    /** The sample moves on every day, so that in time each boundary has its turn. */
    private static final int FIRST =
            Integer.getInteger("tablesaga.crash.first", (int) (LocalDate.now().toEpochDay() % EVERY));

    @TempDir
    Path folder;

    private final Map<String, String> outcomes = new TreeMap<>();

    @ParameterizedTest
    @EnumSource
    void a_killed_process_loses_nothing_and_doubles_nothing(Product.Wired wired) throws Exception {
        Surroundings surroundings = Surroundings.of(Map.of("TABLESAGA_DATA", folder.toString()));
        try (HikariDataSource pool = pool(surroundings)) {
            List<String> boundaries = boundaries(wired, surroundings, pool);
            assertThat(boundaries).hasSizeGreaterThan(40).anyMatch(name -> name.contains("provider's charge"));
            List<String> killed = IntStream.range(0, boundaries.size())
                    .filter(n -> n % EVERY == FIRST)
                    .mapToObj(boundaries::get)
                    .toList();
            for (String boundary : killed) {
                kill(wired, surroundings, boundary);
            }
            try (Child last = new Child(wired, surroundings, "")) {
                balance(surroundings, pool);
                toldTheTruth(pool);
            }
            System.out.printf(
                    "%s: %d boundaries, %d killed (every %d from %d)%n",
                    wired, boundaries.size(), killed.size(), EVERY, FIRST);
        } finally {
            surroundings.close();
        }
    }

    /** One order, watched to its end: the names of everything it crossed. */
    private List<String> boundaries(Product.Wired wired, Surroundings surroundings, HikariDataSource pool)
            throws Exception {
        try (Child child = new Child(wired, surroundings, "")) {
            assertThat(child.order(UUID.randomUUID().toString())).isEqualTo(201);
            balance(surroundings, pool);
            return Files.readAllLines(child.names).stream().distinct().toList();
        }
    }

    private void kill(Product.Wired wired, Surroundings surroundings, String boundary) throws Exception {
        String key = UUID.randomUUID().toString();
        try (Child child = new Child(wired, surroundings, boundary)) {
            int status = child.order(key);
            assertThat(child.process.waitFor(20, TimeUnit.SECONDS))
                    .as("killed " + boundary)
                    .isTrue();
            assertThat(child.process.exitValue()).as(boundary).isEqualTo(137);
            if (status == 201) {
                outcomes.put(key, boundary);
            }
        }
    }

    /** Who was told «paid» has paid, and the order is the kitchen's. */
    private void toldTheTruth(HikariDataSource pool) {
        outcomes.forEach((key, boundary) -> assertThat(new JdbcTemplate(pool)
                        .queryForObject(
                                """
                                select o.state from ordering.idempotency_key k join ordering.orders o on o.id = k.order_id
                                where k.key = ?""",
                                String.class,
                                key))
                .as(boundary)
                .isEqualTo("PAID"));
    }

    private static void balance(Surroundings surroundings, HikariDataSource pool) {
        SandboxGateway provider = new SandboxGateway(GatewaySettings.of(
                surroundings.sandbox().uri(), surroundings.servers().folder().secret("sandbox-merchant")));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Books.Report books = new JdbcBooks(pool, Duration.ofMinutes(5))
                    .check(provider.transactions(
                            Instant.now().minusSeconds(3_600), Instant.now().plusSeconds(60)));
            assertThat(books.violations()).isEmpty();
            assertThat(books.onTheWay()).isEmpty();
        });
    }

    private static HikariDataSource pool(Surroundings surroundings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(surroundings.servers().postgres().jdbcUrl());
        pool.setUsername(surroundings.servers().postgres().user());
        pool.setPassword(surroundings.servers().postgres().password());
        pool.setMaximumPoolSize(2);
        return pool;
    }

    private final class Child implements AutoCloseable {

        private final Path names = folder.resolve(UUID.randomUUID() + ".names");
        private final Process process;
        private final int port;

        Child(Product.Wired wired, Surroundings surroundings, String at) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "-Dcrash.at=" + at,
                    "-Dcrash.names=" + names,
                    "-cp",
                    System.getProperty("java.class.path"),
                    CrashChild.class.getName(),
                    "--server.port=0",
                    "--order.hold-time=2s",
                    "--tablesaga.payment.response-timeout=1s",
                    "--tablesaga.payment.window=2s",
                    "--tablesaga.saga.poll=100ms",
                    "--tablesaga.saga.first-retry=200ms"));
            if (wired == Product.Wired.MESSAGES) {
                command.add("--spring.profiles.active=messages");
            }
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            surroundings.properties().forEach((key, value) -> builder.environment()
                    .put(
                            key.replaceAll("[.]", "_").replace("-", "").toUpperCase(java.util.Locale.ROOT),
                            value.toString()));
            process = builder.start();
            port = port(process.inputReader());
        }

        private int port(BufferedReader out) {
            StringBuilder said = new StringBuilder();
            try {
                for (String line = out.readLine(); line != null; line = out.readLine()) {
                    said.append(line).append('\n');
                    if (line.startsWith("child ready on ")) {
                        return Integer.parseInt(line.substring("child ready on ".length()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            throw new IllegalStateException("the child did not start:\n" + said);
        }

        /** @return the status, or 0 when the process died before it answered */
        int order(String key) throws InterruptedException {
            String body =
                    """
                    {"storeId": "%s", "tableId": "%s", "paymentToken": "tok_ok",
                     "lines": [{"itemId": "00000000-0000-7000-8000-000000001001", "quantity": 1}]}"""
                            .formatted(Product.STORE, Product.TABLE);
            try {
                return HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/orders"))
                                        .header("Idempotency-Key", key)
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(body))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode();
            } catch (IOException e) {
                return 0;
            }
        }

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
