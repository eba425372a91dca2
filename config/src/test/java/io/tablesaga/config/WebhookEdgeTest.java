package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.attempts;
import static io.tablesaga.config.CheckoutTrail.order;
import static io.tablesaga.config.ProviderHooks.body;
import static io.tablesaga.config.ProviderHooks.heard;
import static io.tablesaga.config.ProviderHooks.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The door of payment providers: whoever sends whatever hears the same, and only what is about us is stored. */
class WebhookEdgeTest {

    private final Product product = Product.running(Wired.DIRECT);
    private final ProviderHooks hooks = new ProviderHooks(product);

    @Test
    void each_store_has_an_address_of_its_own_that_only_the_operator_can_ask_for() {
        URI address = hooks.address(Product.STORE);
        assertThat(address.toString()).startsWith(product.base() + "/webhooks/payments/sandbox/" + Product.STORE);
        assertThat(hooks.address(UUID.randomUUID().toString()).toString().length())
                .isEqualTo(address.toString().length());
        assertThat(product.get("/api/stores/" + Product.STORE + "/webhook-address", "guess")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_wrong_address_is_answered_like_the_right_one_and_nothing_is_stored() {
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        String reference = hooks.reference(placed);
        String right = hooks.address(Product.STORE).toString();
        String another = hooks.address(UUID.randomUUID().toString()).toString();

        for (String wrong : new String[] {
            right.substring(0, right.length() - 2) + "xx",
            right.substring(0, right.lastIndexOf('.')),
            right.substring(0, right.lastIndexOf('/') + 1) + "x",
            right.replace(
                    Product.STORE,
                    Product.STORE
                            .toUpperCase(java.util.Locale.ROOT)
                            .replace("00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-1")),
            another,
            // A provider we have no payments at, with this one's secret.
            right.replace("/sandbox/", "/toss/")
        }) {
            heard(say(URI.create(wrong), body(reference, "some_payment", "DONE")));
        }
        assertThat(hooks.outcomes(reference)).isEmpty();

        heard(say(URI.create(right), body(reference, "some_payment", "DONE")));
        assertThat(hooks.outcomes(reference)).hasSize(1);
        BooksBalance.in(product);
    }

    static Stream<String> unreadable() {
        return Stream.of(
                "",
                "hello",
                "{",
                "[]",
                "null",
                "{\"eventType\": \"PAYMENT_STATUS_CHANGED\"}",
                "{\"eventType\": \"PAYMENT_STATUS_CHANGED\", \"data\": {\"paymentKey\": \"names_no_order\"}}",
                "[".repeat(20_000),
                body("no_such_order", "no_such_payment", "DONE"),
                "x".repeat(70_000));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_is_about_no_payment_of_ours_is_answered_alike_and_not_stored(String body) {
        long before = hooks.stored();
        URI address = hooks.address(Product.STORE);
        heard(say(address, body));
        heard(Product.send(HttpRequest.newBuilder(address)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body))));
        heard(Product.send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes())))));
        assertThat(hooks.stored()).isEqualTo(before);
    }

    @Test
    void nothing_but_references_is_kept_of_what_was_sent() {
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        String reference = hooks.reference(placed);
        String chatty = body(reference, "some_payment", "DONE")
                .replace(
                        "\"status\"", "\"card\": {\"number\": \"4321-secret\"}, \"secret\": \"ps_secret\", \"status\"");
        heard(say(hooks.address(Product.STORE), chatty));
        assertThat(product.jdbc()
                        .queryForObject(
                                "select w::text from payment.webhook w where merchant_reference = ?",
                                String.class,
                                reference))
                .contains(reference)
                .doesNotContain("secret", "4321", "DONE");
        BooksBalance.in(product);
    }

    @Test
    void what_cannot_be_stored_is_not_acknowledged_so_that_it_comes_again() {
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        String reference = hooks.reference(placed);
        URI address = hooks.address(Product.STORE);
        try (Outage outage = Outage.ofPostgreSql(product)) {
            Answer refused = say(address, body(reference, "some_payment", "DONE"));
            assertThat(refused.status()).as(refused.http().body()).isEqualTo(503);
            assertThat(refused.http().headers().firstValue("retry-after")).isPresent();
            // What would not have been stored anyway tells nothing of it.
            heard(say(URI.create(address + "x"), body(reference, "some_payment", "DONE")));
        }
        await("no broken connection is left in the pool")
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> hooks.outcomes(reference).isEmpty());
        await("it is taken when it comes again")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> heard(say(address, body(reference, "some_payment", "DONE"))));
        await("and kept")
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> hooks.outcomes(reference).size() == 1);
        BooksBalance.in(product);
    }

    @Test
    void a_slow_provider_does_not_slow_the_answer() {
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        String reference = hooks.reference(placed);
        URI address = hooks.address(Product.STORE);
        say(address, body("no_such_order", "warm_up", "DONE"));
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"SLOW\", \"next\": 1, \"millis\": 1500}");

        long start = System.nanoTime();
        heard(say(address, body(reference, "some_payment", "DONE")));
        heard(say(address, body(reference, "some_payment", "DONE")));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(700));

        await("the slow look-up ends, and the second hint is followed after the pause")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(hooks.outcomes(reference)).isNotEmpty().doesNotContain("OPEN"));
        BooksBalance.in(product);
    }

    /** Whoever has learned the address still cannot make the product believe anything. */
    @ParameterizedTest
    @ValueSource(strings = {"DONE", "CANCELED", "ABORTED"})
    void a_lie_about_a_payment_nobody_made_changes_nothing(String lie) {
        String dish = product.dish(2);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        String reference = hooks.reference(placed);

        heard(say(hooks.address(Product.STORE), body(reference, "forged_payment", lie)));
        await("the hint is followed")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(hooks.outcomes(reference)).containsExactly("NOTHING"));

        assertThat(order(product, placed).path("state").asText()).isIn("AWAITING_PAYMENT", "CANCELLED");
        assertThat(attempts(product, placed)).hasSize(1);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);
    }
}
