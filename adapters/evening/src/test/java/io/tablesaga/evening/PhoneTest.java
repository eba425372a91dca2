package io.tablesaga.evening;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone whose party has moved, at a house that gives its new token once. */
class PhoneTest {

    private HttpServer house;
    private Phone phone;

    @BeforeEach
    void opens() throws IOException {
        house = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        house.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean before = "Bearer before".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            boolean renews = exchange.getRequestURI().getPath().equals("/api/visit/token");
            byte[] said = "{\"token\": \"after\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(renews == before ? 200 : renews ? 404 : 401, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        house.start();
        URI base = URI.create("http://127.0.0.1:" + house.getAddress().getPort());
        phone = new Phone(new Doors(base, new Tally()), "before");
    }

    @AfterEach
    void closes() {
        house.stop(0);
    }

    @Test
    void who_listens_comes_back_though_an_order_has_fetched_the_new_token_first() {
        phone.events();
        assertThat(phone.ask(Request.post("/api/orders", Map.of())).ok()).isTrue();
        assertThat(phone.renew()).isTrue();
        assertThat(shown()).isEqualTo("Bearer after");
    }

    @Test
    void who_listens_fetches_the_new_token_and_none_when_there_is_none() {
        phone.events();
        assertThat(phone.renew()).isTrue();
        assertThat(shown()).isEqualTo("Bearer after");
        assertThat(phone.renew()).isFalse();
    }

    private String shown() {
        return phone.events().build().headers().firstValue("Authorization").orElse("");
    }
}
