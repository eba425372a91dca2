package io.tablesaga.payment.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.payment.PaymentGateway.Cancel;
import io.tablesaga.payment.PaymentGateway.ChargeAnswer;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.payment.PaymentGateway.Transaction;
import io.tablesaga.shared.Money;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox, speaking Toss' dialect over the wire, and what its guests have done there. */
abstract class TossDialect {

    static final Money PRICE = Money.won(15_000);
    static final Money NOTHING = Money.won(0);

    @TempDir
    static Path folder;

    static TossSandbox sandbox;

    final TossGateway gateway = sandbox.gateway();
    final Instant before = Instant.now().minusSeconds(60);

    @BeforeAll
    static void start() {
        sandbox = new TossSandbox(folder, 60_000);
    }

    @AfterEach
    void clear() {
        sandbox.admin("DELETE", "/admin/faults", "");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static Confirm paid() {
        Confirm confirm = sandbox.authenticated(PRICE);
        assertThat(sandbox.gateway().confirm(confirm)).isInstanceOf(ChargeAnswer.Charged.class);
        return confirm;
    }

    /** Of a payment nobody knows. */
    static Confirm confirm() {
        return new Confirm("no_such", order(), order(), PRICE);
    }

    static Confirm withAnotherKey(Confirm confirm) {
        return new Confirm(confirm.providerReference(), confirm.merchantReference(), order(), confirm.amount());
    }

    static Cancel cancel(Confirm paid, long amount, long remaining) {
        return new Cancel(
                paid.providerReference(), order(), Money.won(amount), NOTHING, Money.won(remaining), "재료가 떨어졌습니다");
    }

    static int seen(Confirm confirm) {
        return sandbox.payment(confirm.providerReference()).path("requests").size();
    }

    Money refunded(Confirm paid) {
        return ((LookUp.Found) gateway.lookUpPayment(paid.providerReference())).refunded();
    }

    Transaction listed(TossGateway from, Confirm paid) {
        return from.transactions(before, Instant.now().plusSeconds(60)).stream()
                .filter(one -> one.providerReference().equals(paid.providerReference()))
                .findFirst()
                .orElseThrow();
    }

    static String order() {
        return UUID.randomUUID().toString();
    }
}
