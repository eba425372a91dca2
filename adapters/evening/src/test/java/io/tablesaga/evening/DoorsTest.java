package io.tablesaga.evening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the simulator asks, and asks again. */
class DoorsTest {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final Tally tally = new Tally();
    private HttpServer house;
    private Doors doors;
    private int[] answers = {200};

    @BeforeEach
    void opens() throws IOException {
        house = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        house.setExecutor(Executors.newSingleThreadExecutor());
        house.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int asked = heard.size();
            heard.add(exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + new String(body, StandardCharsets.UTF_8));
            int status = answers[Math.min(asked, answers.length - 1)];
            if (status == 0) {
                exchange.close();
                return;
            }
            byte[] said = "{\"type\": \"https://tablesaga.io/problems/busy\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(status, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        house.start();
        doors = new Doors(URI.create("http://127.0.0.1:" + house.getAddress().getPort()), tally);
    }

    @AfterEach
    void closes() {
        house.stop(0);
    }

    private static Request order() {
        return Request.post("/api/orders", Map.of("dish", "군만두")).key("k");
    }

    @Test
    void who_hears_nothing_or_is_told_to_come_back_asks_the_same_again() {
        answers = new int[] {0, 503, 201};
        assertThat(doors.ask(order()).status()).isEqualTo(201);
        assertThat(heard).hasSize(3).containsOnly("k {\"dish\":\"군만두\"}");
        assertThat(tally.refusals()).containsOnlyKeys("503 busy  POST orders", "no answer  POST orders");
        assertThat(tally.faults()).isEmpty();
    }

    @Test
    void a_request_that_is_cut_after_it_is_out_arrives_twice_and_half_of_one_never() {
        assertThat(doors.ask(order().cut(Cut.AFTER_REQUEST)).status()).isEqualTo(200);
        assertThat(EveningClock.until(() -> heard.size() == 2, 10_000)).isTrue();
        assertThat(heard).containsOnly("k {\"dish\":\"군만두\"}");

        assertThat(doors.ask(order().key("half").cut(Cut.IN_REQUEST)).status()).isEqualTo(200);
        assertThat(heard).filteredOn(one -> one.startsWith("half")).hasSize(1);
        assertThat(tally.cuts()).isEqualTo(2);
    }

    @Test
    void an_answer_that_no_client_can_have_earned_is_kept() {
        answers = new int[] {500};
        doors.ask(order());
        assertThat(tally.faults()).singleElement().asString().startsWith("500 to POST orders: ");
    }

    @Test
    void requests_are_counted_by_what_they_are_about() {
        assertThat(Request.post(
                                "/api/stores/00000000-0000-7000-8000-000000000001/kitchen/tickets/00000000-0000-7000-8000-000000000002/bump?x=y",
                                Map.of())
                        .what())
                .isEqualTo("POST kitchen/tickets/bump");
    }

    @Test
    void settings_that_are_not_understood_are_refused_in_a_sentence() {
        Map<String, String> environment = Map.of("TABLESAGA_DEMO_PASSWORD", "secret");
        EveningSettings settings = EveningSettings.of(new String[] {"--orders=2000", "--speed=20"}, environment);
        assertThat(settings.minutes()).isEqualTo(300);
        assertThat(settings.sandbox()).isEmpty();
        assertThatThrownBy(() -> EveningSettings.of(new String[] {"--order=2000"}, environment))
                .hasMessageStartingWith("«--order=2000» is not understood");
        assertThatThrownBy(() -> EveningSettings.of(new String[0], Map.of()))
                .hasMessageStartingWith("TABLESAGA_DEMO_PASSWORD must hold");
    }
}
