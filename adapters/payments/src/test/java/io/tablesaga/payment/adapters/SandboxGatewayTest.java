package io.tablesaga.payment.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.ChargeResult;
import io.tablesaga.payment.Charging;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentGateway.Cancel;
import io.tablesaga.payment.PaymentGateway.ChargeAnswer;
import io.tablesaga.payment.PaymentGateway.ChargeStored;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.sandbox.SandboxProcess;
import io.tablesaga.sandbox.SandboxSettings;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the sandbox as its own process, over the wire. */
class SandboxGatewayTest {

    @TempDir
    Path folder;

    private SandboxProcess sandbox;
    private SandboxGateway gateway;
    private final Instant before = Instant.now().minusSeconds(60);

    @BeforeEach
    void start() {
        sandbox = SandboxProcess.start(settings(), SandboxProcess.fromClassPath());
        gateway = gateway("sk_test");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void charges_once_under_one_key() {
        ChargeStored charge = charge("tok_ok");
        ChargeAnswer first = gateway.chargeStored(charge);
        assertThat(first).isInstanceOf(ChargeAnswer.Charged.class).isEqualTo(gateway.chargeStored(charge));
        assertThat(gateway.transactions(before, Instant.now().plusSeconds(60)))
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.merchantReference()).isEqualTo(charge.merchantReference());
                    assertThat(moved.captured()).isEqualTo(Money.won(9000));
                    assertThat(moved.refunded()).isEqualTo(Money.won(0));
                });
    }

    @Test
    void a_listed_refusal_is_a_value_and_can_be_looked_up() {
        ChargeStored charge = charge("tok_declined");
        assertThat(gateway.chargeStored(charge)).isEqualTo(new ChargeAnswer.Declined("REJECT_CARD_PAYMENT"));
        assertThat(gateway.lookUp(charge.merchantReference())).isEqualTo(new LookUp.Declined("REJECT_CARD_PAYMENT"));
    }

    @ParameterizedTest
    @CsvSource({"tok_answer_lost, true", "tok_reset, false", "tok_500, false", "tok_500_after, true", "tok_slow, true"})
    void any_other_answer_is_unknown_and_a_look_up_tells(String token, boolean charged) {
        ChargeStored charge = charge(token);
        assertThatThrownBy(() -> gateway.chargeStored(charge)).isInstanceOf(UnknownOutcome.class);
        if (charged) {
            org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                            gateway.lookUp(charge.merchantReference()))
                    .isInstanceOf(LookUp.Found.class));
        } else {
            assertThat(gateway.lookUp(charge.merchantReference())).isInstanceOf(LookUp.NotFound.class);
        }
    }

    @Test
    void another_request_under_the_same_key_and_a_second_charge_of_an_order_move_no_money() {
        ChargeStored charge = charge("tok_ok");
        gateway.chargeStored(charge);
        ChargeStored other = new ChargeStored(
                UUID.randomUUID().toString(), charge.idempotencyKey(), "tok_ok", Money.won(1), Money.won(0));
        assertThatThrownBy(() -> gateway.chargeStored(other)).isInstanceOf(UnknownOutcome.class);
        ChargeStored again =
                new ChargeStored(charge.merchantReference(), "other", "tok_ok", Money.won(9000), Money.won(0));
        assertThatThrownBy(() -> gateway.chargeStored(again)).hasMessageContaining("DUPLICATED_ORDER_ID");
        assertThat(gateway.transactions(before, Instant.now().plusSeconds(60))).hasSize(1);
    }

    @Test
    void a_killed_provider_still_knows_what_it_charged() {
        ChargeStored charge = charge("tok_answer_lost");
        assertThatThrownBy(() -> gateway.chargeStored(charge)).isInstanceOf(UnknownOutcome.class);
        sandbox.kill();
        sandbox = SandboxProcess.start(settings(), SandboxProcess.fromClassPath());
        gateway = gateway("sk_test");
        assertThat(gateway.lookUp(charge.merchantReference())).isInstanceOf(LookUp.Found.class);
    }

    @Test
    void money_given_back_by_somebody_else_before_we_knew_it_moved_is_for_a_human() {
        ChargeStored charge = charge("tok_answer_lost");
        assertThatThrownBy(() -> gateway.chargeStored(charge)).isInstanceOf(UnknownOutcome.class);
        LookUp.Found found = (LookUp.Found) gateway.lookUp(charge.merchantReference());
        gateway.cancel(new Cancel(
                found.providerReference(), "by-hand", Money.won(9000), Money.won(0), Money.won(9000), "수기 취소"));
        PaymentAttempt attempt = new PaymentAttempt(
                UUID.randomUUID(),
                new OrderId(UUID.randomUUID()),
                new StoreId(UUID.randomUUID()),
                AttemptState.UNKNOWN,
                charge.amount(),
                charge.taxFree(),
                charge.merchantReference(),
                charge.idempotencyKey(),
                null,
                PaymentMethod.STORED,
                before,
                null);
        assertThat(new Charging(gateway, Clock.systemUTC(), Duration.ofMinutes(10), Duration.ofHours(1))
                        .lookUp(attempt))
                .isInstanceOf(ChargeResult.Mismatch.class);
    }

    @Test
    void faults_are_planned_and_listed_by_whoever_has_the_admin_token() throws Exception {
        assertThat(admin("PUT", "/admin/faults", "{\"fault\":\"ANSWER_LOST\",\"next\":1}", "wrong"))
                .isEqualTo(401);
        assertThat(admin("PUT", "/admin/faults", "{\"fault\":\"NO_SUCH\"}", "admin"))
                .isEqualTo(400);
        assertThat(admin("PUT", "/admin/faults", "{\"fault\":\"ANSWER_LOST\",\"next\":1}", "admin"))
                .isEqualTo(200);
        assertThatThrownBy(() -> gateway.chargeStored(charge("tok_ok"))).isInstanceOf(UnknownOutcome.class);
        assertThat(gateway.chargeStored(charge("tok_ok"))).isInstanceOf(ChargeAnswer.Charged.class);
        assertThat(admin("GET", "/admin/payments", "", "admin")).isEqualTo(200);
    }

    @Test
    void a_wrong_secret_key_charges_nothing() {
        assertThatThrownBy(() -> gateway("sk_wrong").chargeStored(charge("tok_ok")))
                .hasMessageContaining("401");
        assertThat(gateway.transactions(before, Instant.now().plusSeconds(60))).isEqualTo(List.of());
    }

    @Test
    void a_taken_port_is_said_in_a_sentence() {
        SandboxSettings taken = new SandboxSettings(
                "127.0.0.1", sandbox.uri().getPort(), folder.resolve("other"), "sk_test", "admin", 1);
        assertThatThrownBy(() -> SandboxProcess.start(taken, SandboxProcess.fromClassPath()))
                .hasMessage("The payment sandbox cannot listen on port " + taken.port()
                        + ": another program does. Set SANDBOX_PORT to a free one.");
    }

    private int admin(String method, String path, String body, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.uri() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static ChargeStored charge(String token) {
        String reference = UUID.randomUUID().toString();
        return new ChargeStored(reference, reference, token, Money.won(9000), Money.won(0));
    }

    private SandboxGateway gateway(String key) {
        return new SandboxGateway(
                new GatewaySettings(sandbox.uri(), key, Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    private SandboxSettings settings() {
        return new SandboxSettings("127.0.0.1", 0, folder.resolve("ledger.jsonl"), "sk_test", "admin", 1);
    }
}
