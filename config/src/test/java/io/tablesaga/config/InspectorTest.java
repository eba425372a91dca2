package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.checkout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The payment sandbox's inspector, beside a running product: what both believe of each payment. */
class InspectorTest {

    private static Product product;

    /** Of its own: here the books of both sides are made to differ. */
    @BeforeAll
    static void start() {
        product = Product.start(Wired.DIRECT);
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    void a_payment_is_shown_with_its_requests_beside_what_the_merchant_believes() {
        product.fault("{\"fault\": \"ANSWER_LOST\", \"next\": 1}");
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(2), 2);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));
        assertThat(guest.confirm(back).status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        CheckoutTrail.order(product, placed).path("state").asText())
                .isEqualTo("PAID"));

        String row = row(back.paymentKey());
        assertThat(row)
                .contains("DONE: captured 18,000, refunded 0 KRW", "PAID CHECKOUT 18,000")
                .contains("POST /v1/payments/confirm, key ", ", fault ANSWER_LOST: answer lost")
                .contains("GET /v1/payments/orders/", ": answered 200")
                .doesNotContain("DIFFERS");
    }

    @Test
    void a_payment_both_believe_differently_of_is_marked() {
        Answer placed = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok");
        assertThat(placed.status()).isEqualTo(201);
        JsonNode attempt = attempt(placed);
        String paymentKey = attempt.path("providerReference").asText();
        assertThat(row(paymentKey)).contains("PAID STORED 9,000").doesNotContain("DIFFERS");

        String secret = product.servers().folder().secret("sandbox-merchant") + ":";
        Answer cancelled = Product.send(HttpRequest.newBuilder(sandbox("/v1/payments/" + paymentKey + "/cancel"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("{\"cancelReason\": \"by hand\", \"cancelAmount\": 4000}")));
        assertThat(cancelled.status()).as(cancelled.http().body()).isEqualTo(200);

        assertThat(row(paymentKey))
                .contains("class=\"differs\"", "DIFFERS", "PARTIAL_CANCELED: captured 9,000, refunded 4,000 KRW");
    }

    @Test
    void a_payment_that_was_given_back_in_part_or_by_hand_is_no_difference() {
        Answer placed = GuestWhoCancels.twoDishes(product, product.dish(1), product.dish(2), "tok_ok");
        String paymentKey = attempt(placed).path("providerReference").asText();
        GuestWhoCancels guest = new GuestWhoCancels(product, placed);
        guest.cancel(2);
        assertThat(row(paymentKey))
                .contains("PARTIAL_CANCELED: captured 27,000, refunded 18,000 KRW", "27,000, REFUNDED 18,000")
                .doesNotContain("DIFFERS");

        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");
        guest.cancel();
        assertThat(row(paymentKey)).contains("REFUSED 9,000").doesNotContain("DIFFERS");
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        operator.byHand(operator.listed(guest.order()));
        assertThat(row(paymentKey)).contains("REFUNDED 9,000 (9,000 by hand)").doesNotContain("DIFFERS");
    }

    @Test
    void money_the_merchant_believes_in_and_the_provider_does_not_know_is_a_row_of_its_own() {
        Answer placed = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok");
        String reference = "lost-" + UUID.randomUUID();
        product.jdbc()
                .update(
                        "update payment.attempt set merchant_reference = ? where order_id = ?::uuid",
                        reference,
                        placed.json().path("id").asText());
        assertThat(row(reference)).contains("no such payment", "DIFFERS");
    }

    @Test
    void what_comes_from_outside_is_escaped() {
        String name = "<script>alert(1)</script>" + UUID.randomUUID();
        String query = "orderId=" + UUID.randomUUID() + "&amount=100&orderName=" + encoded(name) + "&successUrl="
                + encoded("http://127.0.0.1/a") + "&failUrl=" + encoded("http://127.0.0.1/b");
        assertThat(Product.send(HttpRequest.newBuilder(sandbox("/checkout?" + query)))
                        .status())
                .isEqualTo(200);

        assertThat(inspector().http().body())
                .contains(name.replace("<", "&lt;").replace(">", "&gt;"))
                .doesNotContain("<script");
    }

    @Test
    void it_opens_with_the_admin_token_only_and_a_browser_keeps_a_cookie_that_is_not_the_token() {
        String token = product.servers().folder().secret("sandbox-admin");
        Answer stranger = Product.send(HttpRequest.newBuilder(sandbox("/inspector")));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.http().body()).contains("<form", "Admin token").doesNotContain("payments,", "refresh");
        assertThat(stranger.http()
                        .headers()
                        .firstValue("content-security-policy")
                        .orElse(""))
                .contains("default-src 'none'");
        Answer wrong = logIn("guess");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.http().headers().firstValue("set-cookie")).isEmpty();

        Answer right = logIn(token);
        assertThat(right.status()).as(right.http().body()).isEqualTo(303);
        String cookie = right.http().headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain(token);
        Answer page =
                Product.send(HttpRequest.newBuilder(sandbox("/inspector")).header("Cookie", cookie.split(";")[0]));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.http().body())
                .contains("http-equiv=\"refresh\"", "No real money moves")
                .doesNotContain(token, product.operatorToken());
        assertThat(Product.send(HttpRequest.newBuilder(sandbox("/inspector")).header("Cookie", "inspector=x"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void payments_are_listed_a_page_at_a_time_the_latest_first() {
        Answer first = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok");
        Answer second = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_declined");
        JsonNode page = product.operator("/api/payments?limit=1").json();
        assertThat(page.path("payments")).hasSize(1);
        assertThat(page.path("payments").path(0).path("state").asText()).isEqualTo("FAILED");
        assertThat(second.status()).isEqualTo(402);
        JsonNode next = product.operator(
                        "/api/payments?limit=1&after=" + page.path("next").asText())
                .json();
        assertThat(next.path("payments").path(0).path("orderId"))
                .isEqualTo(first.json().path("id"));
        assertThat(next.path("payments").path(0).path("amount").path("amount").asLong())
                .isEqualTo(9_000);
        assertThat(product.get("/api/payments", "guess").status()).isEqualTo(401);
    }

    private static Answer inspector() {
        return Product.send(HttpRequest.newBuilder(sandbox("/inspector"))
                .header("Authorization", "Bearer " + product.servers().folder().secret("sandbox-admin")));
    }

    /** The one row that holds the text. */
    private static String row(String text) {
        Answer page = inspector();
        assertThat(page.status()).isEqualTo(200);
        return Arrays.stream(page.http().body().split("(?=<tr)"))
                .filter(row -> row.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page.http().body()));
    }

    private static JsonNode attempt(Answer placed) {
        JsonNode latest = product.operator("/api/payments?limit=1")
                .json()
                .path("payments")
                .path(0);
        assertThat(latest.path("orderId")).isEqualTo(placed.json().path("id"));
        return latest;
    }

    private static Answer logIn(String token) {
        return Product.send(HttpRequest.newBuilder(sandbox("/inspector"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + encoded(token))));
    }

    private static URI sandbox(String path) {
        return URI.create(product.sandbox().uri() + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
