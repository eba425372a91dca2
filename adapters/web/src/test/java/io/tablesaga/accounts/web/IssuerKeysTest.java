package io.tablesaga.accounts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the issuer does, few requests wait for it. */
class IssuerKeysTest {

    private static final JWKSelector ANY = new JWKSelector(new JWKMatcher.Builder().build());
    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void of_many_requests_a_few_wait_for_an_issuer_that_hangs() throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            IssuerKeys keys = new IssuerKeys(URI.create("http://127.0.0.1:" + hanging.getLocalPort()), LONG);
            Future<?> first = threads.submit(() -> failing(keys));
            try (Socket asked = hanging.accept()) {
                List<Future<Boolean>> more = IntStream.range(0, 50)
                        .mapToObj(n -> threads.submit(() -> failing(keys)))
                        .toList();
                await("all but those that may wait")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> more.stream().filter(Future::isDone).count() == 47);
                assertThat(asked.isConnected()).isTrue();
                assertThat(first.isDone()).isFalse();
            }
        }
    }

    @Test
    void a_body_that_comes_drop_by_drop_ends_as_well() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        });
        server.start();
        try {
            IssuerKeys keys = new IssuerKeys(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()), Duration.ofMillis(300));
            assertThat(threads.submit(() -> failing(keys))).succeedsWithin(Duration.ofSeconds(60));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_document_that_names_another_issuer_gives_no_keys() throws Exception {
        AtomicInteger keysAsked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/", exchange -> {
            byte[] body = ("{\"issuer\":\"http://another.example\",\"jwks_uri\":\"" + base + "/keys\",\"keys\":[]}")
                    .getBytes(StandardCharsets.UTF_8);
            if (exchange.getRequestURI().getPath().equals("/keys")) {
                keysAsked.incrementAndGet();
            }
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            assertThat(failing(new IssuerKeys(URI.create(base), Duration.ofSeconds(10))))
                    .isTrue();
            assertThat(keysAsked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private static boolean failing(IssuerKeys keys) throws IOException {
        try {
            keys.get(ANY, null);
            return false;
        } catch (KeySourceException unknown) {
            return true;
        }
    }
}
