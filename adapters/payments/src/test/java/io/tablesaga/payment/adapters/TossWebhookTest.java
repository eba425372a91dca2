package io.tablesaga.payment.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tablesaga.payment.PaymentGateway.Cancel;
import io.tablesaga.payment.PaymentGateway.ChargeAnswer;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentGateway.Hint;
import io.tablesaga.payment.PaymentGateway.LookUp;
import io.tablesaga.payment.PaymentGateway.Trust;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.Money;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the provider sends by itself: hints that something may have happened. */
class TossWebhookTest {

    private static final Money PRICE = Money.won(15_000);

    @TempDir
    static Path folder;

    private static TossSandbox sandbox;
    private static Inbox inbox;

    @BeforeAll
    static void start() {
        inbox = new Inbox();
        sandbox = new TossSandbox(folder, 60_000);
        listen();
    }

    private static void listen() {
        sandbox.admin("PUT", "/admin/webhooks", "{\"url\": \"" + inbox.uri() + "\"}");
    }

    @AfterEach
    void clear() {
        sandbox.admin("DELETE", "/admin/faults", "");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
        inbox.close();
    }

    @Test
    void a_payment_is_told_when_it_is_done_refused_and_cancelled_and_the_hint_is_not_believed() {
        Confirm paid = sandbox.authenticated(PRICE);
        sandbox.gateway().confirm(paid);
        Inbox.Letter done = told(paid, "DONE");
        assertThat(done.hint())
                .isEqualTo(new Hint(
                        done.header("tosspayments-webhook-transmission-id"),
                        paid.providerReference(),
                        paid.merchantReference(),
                        Trust.NONE));
        sandbox.gateway().cancel(cancel(paid, 5_000, 15_000));
        assertThat(told(paid, "PARTIAL_CANCELED").hint().dedupeId())
                .isNotEqualTo(done.hint().dedupeId());
        sandbox.gateway().cancel(cancel(paid, 10_000, 10_000));
        told(paid, "CANCELED");

        Confirm refused = sandbox.authenticated(PRICE);
        sandbox.next("CHARGE DECLINE");
        sandbox.gateway().confirm(refused);
        told(refused, "ABORTED");
    }

    @Test
    void a_webhook_may_be_there_before_the_answer() {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.next("WEBHOOK EARLY");
        sandbox.next("CHARGE ANSWER_LOST");
        assertThatThrownBy(() -> sandbox.gateway().confirm(confirm)).isInstanceOf(UnknownOutcome.class);
        // Nothing is waited for: it was delivered before the answer got lost.
        assertThat(inbox.of(confirm.providerReference(), "DONE")).hasSize(1);
        assertThat(sandbox.gateway().lookUpPayment(confirm.providerReference())).isInstanceOf(LookUp.Found.class);
    }

    @Test
    void a_doubled_webhook_has_one_id() {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.next("WEBHOOK DOUBLED");
        sandbox.gateway().confirm(confirm);
        soon().until(() -> inbox.of(confirm.providerReference(), "DONE").size() == 2);
        assertThat(inbox.of(confirm.providerReference(), "DONE"))
                .extracting(letter -> letter.hint().dedupeId())
                .containsOnly(told(confirm, "DONE").hint().dedupeId());
    }

    @Test
    void a_late_webhook_comes_after_the_one_of_what_happened_later() {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.next("WEBHOOK LATE");
        sandbox.gateway().confirm(confirm);
        sandbox.gateway().cancel(cancel(confirm, 15_000, 15_000));
        told(confirm, "CANCELED");
        assertThat(inbox.of(confirm.providerReference(), "DONE")).isEmpty();
        told(confirm, "DONE");
        assertThat(((LookUp.Found) sandbox.gateway().lookUp(confirm.merchantReference())).refunded())
                .isEqualTo(PRICE);
    }

    @Test
    void a_lost_webhook_is_missed_and_a_look_up_is_not() {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.next("WEBHOOK LOST");
        sandbox.gateway().confirm(confirm);
        sandbox.gateway().cancel(cancel(confirm, 15_000, 15_000));
        told(confirm, "CANCELED");
        assertThat(inbox.of(confirm.providerReference(), "DONE")).isEmpty();
        assertThat(sandbox.gateway().lookUp(confirm.merchantReference())).isInstanceOf(LookUp.Found.class);
    }

    @Test
    void a_forged_webhook_is_a_hint_like_any_other_and_a_look_up_says_what_is_so() {
        Confirm confirm = sandbox.authenticated(PRICE);
        sandbox.gateway().confirm(confirm);
        sandbox.admin(
                "POST",
                "/admin/webhooks",
                "{\"paymentKey\": \"" + confirm.providerReference() + "\", \"status\": \"ABORTED\"}");
        Inbox.Letter forged = told(confirm, "ABORTED");
        assertThat(forged.data().path("secret"))
                .isNotEqualTo(told(confirm, "DONE").data().path("secret"));
        assertThat(forged.hint().trust()).isEqualTo(Trust.NONE);
        assertThat(sandbox.gateway().lookUpPayment(forged.hint().providerReference()))
                .isInstanceOf(LookUp.Found.class);
    }

    @Test
    void a_webhook_that_can_go_nowhere_is_refused_by_the_admin_api(@TempDir Path own) {
        try (TossSandbox silent = new TossSandbox(own, 60_000)) {
            Confirm confirm = silent.authenticated(PRICE);
            String lie = "{\"paymentKey\": \"" + confirm.providerReference() + "\", \"status\": \"DONE\"}";
            assertThatThrownBy(() -> silent.admin("POST", "/admin/webhooks", lie))
                    .hasMessageContaining("nobody is told yet");
            assertThatThrownBy(() -> silent.admin("PUT", "/admin/webhooks", "{\"url\": \"nowhere\"}"))
                    .hasMessageContaining("http(s)");
        }
    }

    @Test
    void a_killed_provider_still_knows_its_payments_and_its_keys() {
        Confirm paid = sandbox.authenticated(PRICE);
        Confirm open = sandbox.authenticated(PRICE);
        ChargeAnswer answer = sandbox.gateway().confirm(paid);
        sandbox.gateway().cancel(cancel(paid, 5_000, 15_000));
        sandbox.killAndStartAgain();
        listen();
        assertThat(sandbox.gateway().confirm(paid)).isEqualTo(answer);
        assertThat(((LookUp.Found) sandbox.gateway().lookUp(paid.merchantReference())).refunded())
                .isEqualTo(Money.won(5_000));
        assertThat(sandbox.gateway().confirm(open)).isInstanceOf(ChargeAnswer.Charged.class);
    }

    @Test
    void a_webhook_is_sent_again_on_the_providers_schedule_until_it_is_answered_with_200(@TempDir Path own) {
        try (TossSandbox fast = new TossSandbox(own, 100);
                Inbox slow = new Inbox()) {
            fast.admin("PUT", "/admin/webhooks", "{\"url\": \"" + slow.uri() + "\"}");
            slow.refuse(3);
            String order = UUID.randomUUID().toString();
            fast.press("decline", order, PRICE);
            soon().until(() -> fast.admin("GET", "/admin/webhooks", "")
                    .path("webhooks")
                    .path(0)
                    .path("answers")
                    .toString()
                    .equals("[204,204,204,200]"));
            String paymentKey = fast.admin("GET", "/admin/webhooks", "")
                    .path("webhooks")
                    .path(0)
                    .path("paymentKey")
                    .asText();
            assertThat(slow.of(paymentKey, "ABORTED"))
                    .extracting(letter -> letter.header("tosspayments-webhook-transmission-retried-count"))
                    .containsExactly("0", "1", "2", "3");
            assertThat(slow.of(paymentKey, "ABORTED"))
                    .extracting(letter -> letter.hint().dedupeId())
                    .containsOnly(slow.of(paymentKey, "ABORTED").get(0).hint().dedupeId());
        }
    }

    @Test
    void an_authentication_is_good_for_ten_minutes_and_a_page_for_thirty(@TempDir Path own) {
        try (TossSandbox fast = new TossSandbox(own, 100)) {
            fast.admin("PUT", "/admin/webhooks", "{\"url\": \"" + inbox.uri() + "\"}");
            Confirm confirm = fast.authenticated(PRICE);
            String page = fast.page(UUID.randomUUID().toString(), PRICE).body();
            told(confirm, "EXPIRED");
            assertThat(fast.gateway().confirm(confirm))
                    .isEqualTo(new ChargeAnswer.Declined("NOT_FOUND_PAYMENT_SESSION"));
            assertThat(fast.gateway().lookUp(confirm.merchantReference())).isEqualTo(new LookUp.Declined("EXPIRED"));

            String open = TossSandbox.action("pay", page).split("/")[2];
            soon().until(() -> fast.gateway().lookUpPayment(open).equals(new LookUp.Declined("EXPIRED")));
            assertThat(TossSandbox.query(fast.press("pay", page))).containsEntry("code", "NOT_FOUND_PAYMENT_SESSION");
        }
    }

    @Test
    void a_deposits_callback_names_the_order_only() {
        String body = "{\"createdAt\":\"2026-01-01T00:00:00.000000\",\"secret\":\"ps_1\",\"status\":\"DONE\","
                + "\"transactionKey\":\"tx_1\",\"orderId\":\"order-0001\"}";
        assertThat(sandbox.gateway()
                        .readWebhook(Map.of("Tosspayments-Webhook-Transmission-Id", "whtrans_1"), bytes(body)))
                .contains(new Hint("whtrans_1", null, "order-0001", Trust.NONE));
    }

    @Test
    void without_an_id_the_same_words_are_the_same_webhook() {
        byte[] body = bytes("{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\"order-0001\"}}");
        Hint hint = sandbox.gateway().readWebhook(Map.of(), body).orElseThrow();
        assertThat(sandbox.gateway().readWebhook(Map.of(), body.clone())).contains(hint);
        assertThat(sandbox.gateway()
                        .readWebhook(Map.of(), bytes(new String(body, StandardCharsets.UTF_8).replace("1", "2"))))
                .get()
                .extracting(Hint::dedupeId)
                .isNotEqualTo(hint.dedupeId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "no JSON",
                "{\"eventType\":\"payout.changed\",\"data\":{\"id\":\"FPA_1\"}}",
                "{\"eventType\":\"PAYMENT_STATUS_CHANGED\"}",
                "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"paymentKey\":\"../x?y\",\"orderId\":\"a b\"}}"
            })
    void what_is_about_no_payment_is_no_hint(String body) {
        assertThat(sandbox.gateway().readWebhook(Map.of(), bytes(body))).isEmpty();
    }

    @Test
    void what_is_too_large_is_not_read() {
        String body = "{\"orderId\":\"order-0001\",\"more\":\"" + "x".repeat(70_000) + "\"}";
        assertThat(sandbox.gateway().readWebhook(Map.of(), bytes(body))).isEmpty();
    }

    private static Inbox.Letter told(Confirm payment, String status) {
        soon().until(() -> !inbox.of(payment.providerReference(), status).isEmpty());
        return inbox.of(payment.providerReference(), status).get(0);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    private static Cancel cancel(Confirm paid, long amount, long remaining) {
        return new Cancel(
                paid.providerReference(),
                UUID.randomUUID().toString(),
                Money.won(amount),
                Money.won(0),
                Money.won(remaining),
                "재료가 떨어졌습니다");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
