package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.attempts;
import static io.tablesaga.config.CheckoutTrail.checkout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else waits for a human: stray money, payments nobody knows the end of, and undoing that is stuck. */
class SettleReviewTest {

    private static final Map<Wired, Product> RUNNING = new EnumMap<>(Wired.class);

    /** Nothing stays undecided for long. */
    private static Product product(Wired wired) {
        return RUNNING.computeIfAbsent(
                wired,
                wiring -> Product.start(
                        wiring,
                        "--order.hold-time=20s",
                        "--tablesaga.payment.review-after=3s",
                        "--payment.hints.due=200",
                        "--payment.hints.pause=500ms"));
    }

    @AfterAll
    static void stop() {
        RUNNING.values().parallelStream().forEach(Product::stop);
        RUNNING.clear();
    }

    @ParameterizedTest
    @EnumSource
    void stray_money_that_was_refused_is_asked_for_once_more(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        Answer placed = stray(product);
        JsonNode review = operator.listed(placed.json().path("id").asText());
        assertThat(review.path("kind").asText()).isEqualTo("STRAY_MONEY");
        assertThat(review.at("/amount/amount").asLong()).isEqualTo(9_000);

        operator.retry(review);

        await("given back").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        operator.refunds(placed.json().path("id").asText()))
                .containsExactly("REFUNDED 9000, by hand 0"));
        BooksBalance.in(product);
    }

    /** The provider still holds it, and every further hint at it says so. */
    @ParameterizedTest
    @EnumSource
    void stray_money_that_staff_gave_back_by_hand_is_not_given_back_again(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        ProviderHooks hooks = new ProviderHooks(product);
        Answer placed = stray(product);
        String reference = firstReference(product, placed);
        operator.byHand(operator.listed(placed.json().path("id").asText()));
        int before = hooks.outcomes(reference).size();

        ProviderHooks.heard(hooks.say(reference, "DONE"));
        await("the hint is followed")
                .atMost(Duration.ofSeconds(10))
                .until(() -> hooks.outcomes(reference).size() > before
                        && !hooks.outcomes(reference).contains("OPEN"));
        operator.nothingToReconcile();

        assertThat(operator.refunds(placed.json().path("id").asText())).containsExactly("REFUNDED 9000, by hand 9000");
        assertThat(new GuestWhoCancels(product, placed).givenBack()).isEmpty();
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_stayed_undecided_is_asked_for_again_and_what_is_true_is_carried_out(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 1000}");
        GuestWhoCancels guest;
        JsonNode review;
        try {
            guest = new GuestWhoCancels(
                    product, product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_answer_lost"));
            review = operator.listed(guest.order());
        } finally {
            product.noMoreFaults();
        }
        assertThat(review.path("kind").asText()).isEqualTo("PAYMENT_UNDECIDED");
        assertThat(review.path("lastError").asText()).contains("no answer for");
        Answer byHand = operator.settle(review, "BY_HAND", "the guest says so");
        assertThat(byHand.status()).isEqualTo(409);
        assertThat(byHand.problem()).isEqualTo("not-by-hand");
        assertThat(byHand.json().path("detail").asText()).contains("at the provider", "RETRY");

        operator.retry(review);

        guest.becomes("PAID");
        operator.nothingListed(guest.order());
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_given_back_in_part_past_us_counts_as_none_once_all_of_it_is_back(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        String dish = product.dish(3);
        ProviderHooks provider = new ProviderHooks(product);
        // Until part of it is back nobody finds it paid, however slow this machine is.
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 1000}");
        GuestWhoCancels guest;
        String cancel;
        try {
            guest = new GuestWhoCancels(product, product.order(OrderStoriesTest.key(), dish, 1, "tok_answer_lost"));
            cancel = "/v1/payments/" + guest.payment().path("paymentKey").asText() + "/cancel";
            provider.merchant(cancel, "{\"cancelReason\": \"by hand\", \"cancelAmount\": 4000}");
        } finally {
            product.noMoreFaults();
        }
        JsonNode review = operator.listed(guest.order());

        operator.retry(review);
        assertThat(operator.listed(guest.order()).path("sagaId")).isEqualTo(review.path("sagaId"));
        provider.merchant(cancel, "{\"cancelReason\": \"by hand\", \"cancelAmount\": 5000}");
        operator.retry(operator.listed(guest.order()));

        guest.becomes("CANCELLED");
        assertThat(guest.seen().path("reason").asText()).isEqualTo("PAYMENT_DECLINED");
        operator.nothingListed(guest.order());
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void undoing_that_is_stuck_goes_on_when_its_cause_is_gone(Wired wired) {
        Product product = product(wired);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        String dish = product.dish(2);
        GuestWhoCancels guest = new GuestWhoCancels(product, product.checkout(OrderStoriesTest.key(), dish, 1));
        JsonNode review;
        product.jdbc()
                .execute(
                        """
                        create function payment.fail() returns trigger language plpgsql as
                        $$ begin raise exception 'the disk is full'; end $$;
                        create trigger fails before update on payment.attempt for each row execute function payment.fail()""");
        try {
            guest.cancel();
            review = operator.listed(guest.order());
        } finally {
            product.jdbc().execute("drop trigger fails on payment.attempt; drop function payment.fail()");
        }
        assertThat(review.path("kind").asText()).isEqualTo("UNDO_STUCK");
        assertThat(review.path("lastError").asText()).contains("the disk is full");
        assertThat(operator.settle(review, "BY_HAND", "r").problem()).isEqualTo("not-by-hand");

        operator.retry(review);

        guest.becomes("CANCELLED");
        operator.nothingListed(guest.order());
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"how\": \"RETRY\"}",
                "{\"how\": \"RETRY\", \"reason\": \" \"}",
                "{\"how\": \"RETRY\", \"reason\": 7}",
                "{\"how\": \"COMPLETED\", \"reason\": \"r\"}",
                "[]"
            })
    void what_cannot_be_read_is_refused_with_a_sentence(String body) {
        OperatorWhoSettles operator = new OperatorWhoSettles(product(Wired.DIRECT));
        assertThat(operator.settle(UUID.randomUUID().toString(), body).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void only_an_operator_settles_and_only_what_waits() {
        Product product = product(Wired.DIRECT);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        String body = "{\"how\": \"RETRY\", \"reason\": \"r\"}";
        Answer unknown = operator.settle(UUID.randomUUID().toString(), body);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("unknown-saga");
        assertThat(operator.settle("nonsense", body).problem()).isEqualTo("invalid-request");
        assertThat(operator.settle(
                                UUID.randomUUID().toString(),
                                "{\"how\": \"RETRY\", \"reason\": \"" + "x".repeat(201) + "\"}")
                        .problem())
                .isEqualTo("invalid-request");

        Answer paid = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok");
        String saga = product.get(
                        "/api/orders/" + paid.json().path("id").asText(),
                        paid.json().path("capability").asText())
                .json()
                .path("saga")
                .asText();
        Answer ended = operator.settle(saga, body);
        assertThat(ended.status()).isEqualTo(409);
        assertThat(ended.problem()).isEqualTo("nothing-to-settle");

        String path = "/api/reviews/" + saga + "/settle";
        Answer stranger = Product.send(product.request(path)
                .header(
                        "Authorization",
                        "Bearer " + paid.json().path("capability").asText())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(product.get("/api/reviews", "guess").status()).isEqualTo(401);
    }

    @Test
    void what_waits_is_listed_a_page_at_a_time_the_oldest_first() {
        Product product = product(Wired.DIRECT);
        OperatorWhoSettles operator = new OperatorWhoSettles(product);
        String older = stray(product).json().path("id").asText();
        JsonNode first = operator.listed(older);
        String newer = stray(product).json().path("id").asText();
        JsonNode second = operator.listed(newer);

        JsonNode page = product.operator("/api/reviews?limit=1").json();
        assertThat(page.at("/reviews/0/sagaId")).isEqualTo(first.path("sagaId"));
        JsonNode next = product.operator(
                        "/api/reviews?limit=1&after=" + page.path("next").asText())
                .json();
        assertThat(next.at("/reviews/0/sagaId")).isEqualTo(second.path("sagaId"));
        assertThat(product.operator("/api/reviews?limit=2&after="
                                + page.path("next").asText())
                        .json()
                        .path("next")
                        .isNull())
                .isTrue();
        operator.byHand(first);
        operator.byHand(second);
        BooksBalance.in(product);
    }

    /** A guest never came back, the money was taken all the same, and the provider refuses to give it back. */
    private static Answer stray(Product product) {
        ProviderHooks hooks = new ProviderHooks(product).sent(false);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned back = new GuestAtCheckout(product).pay(checkout(placed));
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");
        hooks.capture(back.paymentKey(), hooks.reference(placed), back.amount());
        await("set aside").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(attempts(product, placed))
                .contains("FAILED"));
        new GuestWhoCancels(product, placed).cancel();
        return placed;
    }

    private static String firstReference(Product product, Answer placed) {
        return product.jdbc()
                .queryForObject(
                        "select merchant_reference from payment.attempt where order_id = ?::uuid and merchant_reference is not null order by created_at limit 1",
                        String.class,
                        placed.json().path("id").asText());
    }
}
