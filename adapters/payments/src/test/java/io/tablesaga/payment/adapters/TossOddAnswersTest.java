package io.tablesaga.payment.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tablesaga.payment.PaymentGateway.Cancel;
import io.tablesaga.payment.PaymentGateway.CancelAnswer;
import io.tablesaga.payment.PaymentGateway.ChargeAnswer;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.payment.PaymentGateway.Prepare;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.Money;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers no sandbox gives: each is unknown, never a «yes» and never a «no». */
class TossOddAnswersTest {

    private static final String PAYMENT =
            """
            {"paymentKey": "key-1", "orderId": "order-1", "status": "DONE", "totalAmount": 15000,
             "balanceAmount": 15000, "currency": "KRW", "secret": "ps_1", "aFieldOfNextYear": {}}""";
    private static final String CANCELLED =
            """
            {"paymentKey": "key-1", "orderId": "order-1", "status": "PARTIAL_CANCELED", "totalAmount": 15000,
             "balanceAmount": 11000, "currency": "KRW", "lastTransactionKey": "tx-2",
             "cancels": [{"transactionKey": "tx-1", "cancelAmount": 4000, "cancelStatus": "DONE"},
                         {"transactionKey": "tx-2", "cancelAmount": 4000, "cancelStatus": "DONE"}]}""";

    private HttpServer server;
    private GatewaySettings settings;
    private TossGateway gateway;
    private int status = 200;
    private String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        settings = new GatewaySettings(uri, "test_sk_secret", Duration.ofSeconds(2), Duration.ofSeconds(10));
        gateway = new TossGateway(settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_answers_the_odd_ones_are_made_of_are_understood() {
        body = PAYMENT;
        assertThat(gateway.confirm(confirm())).isEqualTo(new ChargeAnswer.Charged("key-1", Money.won(15_000)));
        body = CANCELLED;
        assertThat(gateway.cancel(cancel())).isEqualTo(new CancelAnswer.Cancelled("tx-2", Money.won(11_000)));
        assertThat(gateway.lookUpPayment("key-1"))
                .isEqualTo(new LookUp.Found("key-1", "order-1", Money.won(15_000), Money.won(4_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "DONE, IN_PROGRESS",
        "DONE, WAITING_FOR_DEPOSIT",
        "DONE, A_STATE_OF_NEXT_YEAR",
        "order-1, order-2",
        "key-1, key-2",
        "'\"totalAmount\": 15000', '\"totalAmount\": null'",
        "'\"totalAmount\": 15000', '\"totalAmount\": \"15000\"'",
        "'\"totalAmount\": 15000', '\"totalAmount\": 150.5'",
        "KRW, won"
    })
    void a_confirmation_that_is_not_quite_ours_is_unknown(String instead, String of) {
        body = PAYMENT.replace(instead, of);
        assertThatThrownBy(() -> gateway.confirm(confirm())).isInstanceOf(UnknownOutcome.class);
    }

    @ParameterizedTest
    @CsvSource({
        "key-1, key-2",
        "'\"balanceAmount\": 11000', '\"balanceAmount\": 10000'",
        "'\"lastTransactionKey\": \"tx-2\"', '\"lastTransactionKey\": null'",
        "'4000, \"cancelStatus\": \"DONE\"}]', '4000, \"cancelStatus\": \"IN_PROGRESS\"}]'",
        "'4000, \"cancelStatus\": \"DONE\"}]', '3000, \"cancelStatus\": \"DONE\"}]'",
        "KRW, JPY"
    })
    void a_cancellation_that_does_not_add_up_is_unknown(String instead, String of) {
        body = CANCELLED.replace(instead, of);
        assertThat(body).isNotEqualTo(CANCELLED);
        assertThatThrownBy(() -> gateway.cancel(cancel())).isInstanceOf(UnknownOutcome.class);
    }

    @ParameterizedTest
    @CsvSource({"WAITING_FOR_DEPOSIT", "A_STATE_OF_NEXT_YEAR", "''"})
    void a_look_up_in_a_state_we_do_not_know_is_unknown(String state) {
        body = PAYMENT.replace("DONE", state);
        assertThatThrownBy(() -> gateway.lookUp("order-1")).isInstanceOf(UnknownOutcome.class);
    }

    @ParameterizedTest
    @CsvSource({"500, REJECT_CARD_COMPANY", "200, REJECT_CARD_COMPANY", "302, REJECT_CARD_COMPANY"})
    void a_refusals_code_is_none_with_another_status(int with, String code) {
        status = with;
        body = "{\"code\": \"" + code + "\", \"message\": \"\"}";
        assertThatThrownBy(() -> gateway.confirm(confirm())).isInstanceOf(UnknownOutcome.class);
        body = "{\"code\": \"NOT_CANCELABLE_PAYMENT\", \"message\": \"\"}";
        assertThatThrownBy(() -> gateway.cancel(cancel())).isInstanceOf(UnknownOutcome.class);
        body = "{\"code\": \"NOT_FOUND_PAYMENT\", \"message\": \"\"}";
        assertThatThrownBy(() -> gateway.lookUp("order-1")).isInstanceOf(UnknownOutcome.class);
    }

    @Test
    void a_list_that_goes_round_in_circles_ends_as_unknown() {
        body = "[" + PAYMENT.replace("secret", "transactionKey").replace("totalAmount", "amount") + "]";
        TossGateway oneByOne = new TossGateway(new Provider(settings), Prepare::opener, Clock.systemUTC(), 1);
        assertThatThrownBy(() -> oneByOne.transactions(Instant.EPOCH, Instant.now()))
                .isInstanceOf(UnknownOutcome.class)
                .hasMessageContaining("circles");
    }

    @ParameterizedTest
    @CsvSource({"404, ''", "404, <html>", "200, ''", "200, ps_1 is no JSON", "200, []", "200, {}", "502, <html>"})
    void what_is_no_answer_of_the_provider_is_unknown_and_is_not_repeated_in_our_words(int with, String text) {
        status = with;
        body = text;
        for (Runnable call : new Runnable[] {
            () -> gateway.confirm(confirm()), () -> gateway.cancel(cancel()), () -> gateway.lookUp("order-1")
        }) {
            assertThatThrownBy(call::run).isInstanceOf(UnknownOutcome.class).hasMessageNotContaining("ps_1");
        }
        if (!text.equals("[]")) {
            assertThatThrownBy(() -> gateway.transactions(Instant.EPOCH, Instant.now()))
                    .isInstanceOf(UnknownOutcome.class);
        }
    }

    private static Confirm confirm() {
        return new Confirm("key-1", "order-1", "idempotency-1", Money.won(15_000));
    }

    private static Cancel cancel() {
        return new Cancel("key-1", "cancel-1", Money.won(4_000), Money.won(0), Money.won(15_000), "재료가 떨어졌습니다");
    }
}
