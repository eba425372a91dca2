package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting and stopping, as seen from outside: readable lines, no early 404, clear sentences, nothing left behind. */
class StartTest {

    @TempDir
    Path folder;

    @Test
    void it_says_what_runs_where_answers_nothing_wrong_on_its_way_and_leaves_no_process_behind() throws Exception {
        int port = freePort();
        AtomicBoolean ready = new AtomicBoolean();
        try (StartedProduct product = new StartedProduct(environment(port))) {
            CompletableFuture<Set<Integer>> early = CompletableFuture.supplyAsync(() -> answersUntil(ready, port));
            assertThat(product.line("TableSaga is ready"))
                    .as(String.join("\n", product.said()))
                    .isNotNull();
            product.line("Password");
            ready.set(true);

            assertThat(early.get()).doesNotContain(404).contains(400);
            assertThat(product.said())
                    .anyMatch(line -> line.startsWith("Api ") && line.endsWith(":" + port + "/api"))
                    .anyMatch(line -> line.startsWith("PostgreSQL "))
                    .anyMatch(line -> line.startsWith("Artemis "))
                    .anyMatch(line -> line.startsWith("Kafka "))
                    .anyMatch(line -> line.startsWith("Payments ") && line.contains("no real money"))
                    .anyMatch(line -> line.startsWith("Data ") && line.contains(folder.toString()))
                    .hasSizeLessThan(25);
            // PostgreSQL makes itself nobody's child.
            List<ProcessHandle> family = Stream.concat(product.family().stream(), Stream.of(postmaster()))
                    .toList();
            assertThat(family).hasSize(2).allMatch(ProcessHandle::isAlive);

            try (StartedProduct second = new StartedProduct(environment(freePort()))) {
                assertThat(second.exit()).isEqualTo(1);
                assertThat(second.said()).singleElement().asString().contains("Another TableSaga uses the folder");
            }

            assertThat(product.stop()).isEqualTo(143);
            await().atMost(Duration.ofSeconds(30)).until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void a_port_in_use_is_one_clear_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                StartedProduct product = new StartedProduct(environment(taken.getLocalPort()))) {
            assertThat(product.exit()).isEqualTo(1);

            assertThat(product.said())
                    .noneMatch(line -> line.startsWith("\tat "))
                    .anyMatch(line -> line.contains("cannot listen on port " + taken.getLocalPort())
                            && line.contains("TABLESAGA_HTTP_PORT"));
            assertThat(product.family()).isEmpty();
        }
    }

    @Test
    void a_number_that_is_none_is_one_clear_sentence() throws Exception {
        try (StartedProduct product =
                new StartedProduct(Map.of("TABLESAGA_DATA", folder.toString(), "TABLESAGA_KAFKA_PORT", "many"))) {
            assertThat(product.exit()).isEqualTo(1);

            assertThat(product.said())
                    .singleElement()
                    .asString()
                    .contains("TABLESAGA_KAFKA_PORT")
                    .contains("many");
        }
    }

    @Test
    void the_environment_points_it_at_servers_elsewhere() throws Exception {
        Surroundings elsewhere = Surroundings.of(Map.of("TABLESAGA_DATA", folder.toString()));
        int port = freePort();
        try (StartedProduct product = new StartedProduct(StartedProduct.pointingAt(elsewhere, port))) {
            assertThat(product.line("TableSaga is ready"))
                    .as(String.join("\n", product.said()))
                    .isNotNull();
            HttpRequest menus = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + port + "/api/menus?storeId=" + Product.STORE))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(menus, BodyHandlers.ofString())
                            .body())
                    .contains("김치찌개");
            assertThat(product.family()).isEmpty();
        } finally {
            elsewhere.close();
        }
    }

    @Test
    void a_live_product_on_the_sandbox_is_one_clear_sentence() throws Exception {
        try (StartedProduct product =
                new StartedProduct(Map.of("TABLESAGA_DATA", folder.toString(), "TABLESAGA_MODE", "live"))) {
            assertThat(product.exit()).isEqualTo(1);

            assertThat(product.said())
                    .noneMatch(line -> line.startsWith("\tat "))
                    .anyMatch(line -> line.contains("live refuses the payment sandbox"));
            assertThat(product.family()).isEmpty();
        }
    }

    @Test
    void toss_without_its_keys_is_one_clear_sentence_and_starts_no_sandbox() throws Exception {
        try (StartedProduct product =
                new StartedProduct(Map.of("TABLESAGA_DATA", folder.toString(), "TABLESAGA_PAYMENT_PROVIDER", "toss"))) {
            assertThat(product.exit()).isEqualTo(1);

            assertThat(product.said()).anyMatch(line -> line.contains("TABLESAGA_PAYMENT_SECRET_KEY must be set"));
            assertThat(folder.resolve("sandbox-ledger.jsonl")).doesNotExist();
        }
    }

    @Test
    void what_the_environment_leaves_out_is_one_clear_sentence() throws Exception {
        try (StartedProduct product =
                new StartedProduct(Map.of("TABLESAGA_DB_URL", "jdbc:postgresql://127.0.0.1:1/x"))) {
            assertThat(product.exit()).isEqualTo(1);

            assertThat(product.said())
                    .noneMatch(line -> line.startsWith("\tat "))
                    .anyMatch(line -> line.contains("TABLESAGA_"));
        }
    }

    /** A confirm that says nothing: 400 from the route; whatever is not there yet refuses the connection or says 503. */
    private static Set<Integer> answersUntil(AtomicBoolean ready, int port) {
        Set<Integer> statuses = new ConcurrentSkipListSet<>();
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest order = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/payments/confirm"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        do {
            try {
                statuses.add(http.send(order, BodyHandlers.discarding()).statusCode());
            } catch (IOException e) {
                Thread.onSpinWait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } while (!ready.get() || !statuses.contains(400) && !statuses.contains(404));
        return statuses;
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private Map<String, String> environment(int port) {
        return Map.of("TABLESAGA_DATA", folder.toString(), "TABLESAGA_HTTP_PORT", String.valueOf(port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
