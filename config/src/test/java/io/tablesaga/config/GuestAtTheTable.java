package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** One guest's order of one of two portions, brought to a row of the attempt table: where its attempt stands. */
final class GuestAtTheTable {

    final Product product;
    final String dish;
    final String key;
    final Answer placed;
    /** Of the payment the guest has authenticated last; null for a guest who never has. */
    Returned back;

    private GuestAtTheTable(Product product, String token) {
        this.product = product;
        this.dish = product.dish(2);
        this.key = OrderStoriesTest.key();
        this.placed = token == null ? product.checkout(key, dish, 1) : product.order(key, dish, 1, token);
    }

    static GuestAtTheTable created(Product product) {
        GuestAtTheTable guest = new GuestAtTheTable(product, null);
        assertThat(guest.attempts()).containsExactly("CREATED");
        return guest;
    }

    /** On the provider's page, authenticated, and not back yet. */
    static GuestAtTheTable handedOff(Product product) {
        GuestAtTheTable guest = created(product);
        guest.back = new GuestAtCheckout(product).pay(CheckoutTrail.checkout(guest.placed));
        assertThat(guest.attempts()).containsExactly("CREATED");
        return guest;
    }

    /** Money has moved, nobody here knows, and the provider does not tell until it is well again. */
    static GuestAtTheTable undecided(Product product) {
        GuestAtTheTable guest = handedOff(product);
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 100000}");
        product.fault("{\"fault\": \"ANSWER_LOST\", \"next\": 1}");
        assertThat(guest.confirm().status()).isEqualTo(202);
        guest.isUndecided();
        return guest;
    }

    static GuestAtTheTable paid(Product product) {
        GuestAtTheTable guest = handedOff(product);
        Answer paid = guest.confirm();
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(guest.attempts()).containsExactly("PAID");
        return guest;
    }

    static GuestAtTheTable declined(Product product) {
        GuestAtTheTable guest = handedOff(product);
        product.fault("{\"fault\": \"DECLINE\", \"next\": 1}");
        assertThat(guest.confirm().status()).isEqualTo(402);
        assertThat(guest.attempts()).containsExactly("FAILED", "CREATED");
        return guest;
    }

    static GuestAtTheTable declinedForGood(Product product) {
        GuestAtTheTable guest = new GuestAtTheTable(product, "tok_declined");
        assertThat(guest.placed.status()).isEqualTo(402);
        return guest;
    }

    static GuestAtTheTable voided(Product product) {
        GuestAtTheTable guest = handedOff(product);
        guest.cancel();
        guest.endsCancelled("CALLED_OFF", "VOIDED");
        return guest;
    }

    Answer confirm() {
        return new GuestAtCheckout(product).confirm(back);
    }

    /** Authenticates another payment, on the page as the answer names it. */
    Answer payOn(Answer withCheckout) {
        back = new GuestAtCheckout(product).pay(CheckoutTrail.checkout(withCheckout));
        return confirm();
    }

    Answer cancel() {
        return cancels().cancel();
    }

    GuestWhoCancels cancels() {
        return new GuestWhoCancels(product, placed);
    }

    String order() {
        return product.jdbc()
                .queryForObject("select order_id::text from ordering.idempotency_key where key = ?", String.class, key);
    }

    private String saga() {
        return product.jdbc()
                .queryForObject("select saga_id::text from ordering.orders where id = ?::uuid", String.class, order());
    }

    String state() {
        return one("select state from ordering.orders where id = ?::uuid", order());
    }

    String sagaState() {
        return one("select state from saga.saga where id = ?::uuid", saga());
    }

    List<String> attempts() {
        return product.jdbc()
                .queryForList(
                        "select state from payment.attempt where order_id = ?::uuid order by created_at",
                        String.class,
                        order());
    }

    List<String> refunds() {
        return product.jdbc()
                .queryForList("select state from payment.refund where order_id = ?::uuid", String.class, order());
    }

    int available() {
        return OrderStoriesTest.available(product, dish);
    }

    /** Everything that would change if something was done about the order. */
    String everything() {
        return state() + " " + attempts() + " " + refunds() + " " + sagaState() + " " + available() + " "
                + one("select reason from ordering.orders where id = ?::uuid", order()) + " "
                + product.jdbc()
                        .queryForList(
                                "select event from saga.journal where saga_id = ?::uuid order by id",
                                String.class,
                                saga());
    }

    void isUndecided() {
        assertThat(state()).isEqualTo("CONFIRMING_PAYMENT");
        assertThat(sagaState()).isEqualTo("IN_DOUBT");
        assertThat(attempts()).hasSize(1).isSubsetOf("APPROVING", "UNKNOWN");
        assertThat(available()).isEqualTo(1);
    }

    /** Since then recovery has looked several times. */
    void seesTheHoldEnd() {
        await("the hold is over").atMost(Duration.ofSeconds(20)).until(() -> product.jdbc()
                .queryForObject(
                        "select pay_until < clock_timestamp() - interval '700 milliseconds' from ordering.orders where id = ?::uuid",
                        Boolean.class,
                        order()));
    }

    void endsPaid() {
        await("paid").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(state())
                .isEqualTo("PAID"));
        assertThat(sagaState()).isEqualTo("COMPLETED");
        assertThat(asked()).isEqualTo(1);
        assertThat(refunds()).isEmpty();
        assertThat(available()).isEqualTo(1);
    }

    void endsCancelled(String reason, String... attempts) {
        await("cancelled").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(state()).isEqualTo("CANCELLED");
            assertThat(sagaState()).isEqualTo("COMPENSATED");
        });
        assertThat(one("select reason from ordering.orders where id = ?::uuid", order()))
                .isEqualTo(reason);
        assertThat(attempts()).containsExactly(attempts);
        assertThat(available()).isEqualTo(2);
    }

    /** How often the provider was asked to take the payment the guest has authenticated last. */
    long asked() {
        return CheckoutTrail.asked(product, back);
    }

    /** All of the guest's last payment, by one cancellation under a key that is the refund's own. */
    void hasAllOfItBack() {
        await("given back").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(payment().path("status").asText()).isEqualTo("CANCELED");
            assertThat(refunds()).containsExactly("REFUNDED");
        });
        assertThat(payment().path("cancels")).hasSize(1);
        assertThat(requests("/cancel")
                        .map(request -> request.path("idempotencyKey").asText()))
                .containsExactly(one("select id::text from payment.refund where order_id = ?::uuid", order()));
    }

    private Stream<JsonNode> requests(String path) {
        return StreamSupport.stream(payment().path("requests").spliterator(), false)
                .filter(request -> request.path("line").asText().endsWith(path));
    }

    private JsonNode payment() {
        return StreamSupport.stream(product.payments().spliterator(), false)
                .filter(payment -> payment.path("paymentKey").asText().equals(back.paymentKey()))
                .findFirst()
                .orElseThrow();
    }

    /** As a saga that compensates would, and again, and as one would that has lost its way. */
    void undo(String route) {
        product.context()
                .getBean(ProducerTemplate.class)
                .requestBodyAndHeaders(
                        route, null, Map.of("orderId", order(), Exchange.SAGA_LONG_RUNNING_ACTION, saga()));
    }

    int undosTried() {
        return Integer.parseInt(one(
                "select sum(attempts)::text from saga.step where saga_id = ?::uuid and compensation is not null",
                saga()));
    }

    private String one(String sql, String id) {
        return product.jdbc().queryForObject(sql, String.class, id);
    }
}
