package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders are taken while the store is open, its last order is not past, and staff have not paused it; in both wirings. */
class StoreHoursTest {

    private static final String NEVER = "{\"week\": {}, \"exceptions\": [], \"lastOrderMinutes\": 0}";

    @ParameterizedTest
    @EnumSource
    void outside_its_hours_an_order_is_refused_before_anything_is_held_or_charged(Wired wired) {
        Product product = Product.running(wired);
        String week = OwnStore.week("05:00", "06:00");
        OwnStore store = OwnStore.open(
                product,
                "PREPAY",
                OwnStore.noon(),
                "{\"week\": " + week + ", \"exceptions\": [], \"lastOrderMinutes\": 0}");
        String dish = store.dish(2);
        int asked = product.payments().size();

        Answer refused = store.order(OrderStoriesTest.key(), dish, "tok_ok");

        assertThat(refused.status()).as(refused.http().body()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("store-closed");
        JsonNode view = store.send(null, "GET", store.path(""), null).json();
        Instant opens = Instant.parse(view.path("opensAt").asText());
        assertThat(refused.json().path("detail").asText())
                .contains(
                        "Nothing was charged",
                        opens.atZone(ZoneId.of(OwnStore.noon())).toLocalDate() + " 05:00");
        assertThat(view.path("openNow").asBoolean()).isFalse();
        assertThat(view.path("takesOrders").asBoolean()).isFalse();
        assertThat(store.orders()).isZero();
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);
        assertThat(product.payments().size()).isEqualTo(asked);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_whose_answer_got_lost_hears_it_also_when_the_store_is_closed_by_now(Wired wired) {
        Product product = Product.running(wired);
        OwnStore store = OwnStore.open(product);
        String dish = store.dish(3);
        String key = OrderStoriesTest.key();
        Answer placed = store.order(key, dish, "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);

        assertThat(store.save(OwnStore.settings("닫음", "PREPAY", OwnStore.noon(), NEVER, 1))
                        .status())
                .isEqualTo(200);

        Answer again = store.order(key, dish, "tok_ok");
        assertThat(again.status()).as(again.http().body()).isEqualTo(201);
        assertThat(again.json().path("id")).isEqualTo(placed.json().path("id"));
        assertThat(store.order(key, dish, "").problem()).isEqualTo("key-reused");
        Answer other = store.order(OrderStoriesTest.key(), dish, "tok_ok");
        assertThat(other.problem()).isEqualTo("store-closed");
        assertThat(other.json().path("detail").asText()).doesNotContain("again from");
        BooksBalance.in(product);
    }

    /** The store closes, or its last order is past, when the minute ends: the database's clock decides each order. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30})
    void in_the_minute_of_closing_orders_are_taken_until_it_ends(int lastOrderMinutes) {
        Product product = Product.running(Wired.DIRECT);
        String zone = OwnStore.noon();
        OffsetDateTime now = product.jdbc().queryForObject("select clock_timestamp()", OffsetDateTime.class);
        // With a few seconds to go at least.
        Instant closes =
                now.toInstant().plusSeconds(5).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        LocalTime end = LocalTime.ofInstant(closes, ZoneId.of(zone)).plusMinutes(lastOrderMinutes);
        OwnStore store = OwnStore.open(
                product,
                "PREPAY",
                zone,
                "{\"week\": " + OwnStore.week("06:00", end.toString()) + ", \"exceptions\": [], \"lastOrderMinutes\": "
                        + lastOrderMinutes + "}");
        String dish = store.dish(500);
        JsonNode view = store.send(null, "GET", store.path(""), null).json();
        assertThat(Instant.parse(view.path("lastOrderAt").asText())).isEqualTo(closes);
        assertThat(Instant.parse(view.path("closesAt").asText()))
                .isEqualTo(closes.plus(lastOrderMinutes, ChronoUnit.MINUTES));
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status()).isEqualTo(201);

        AtomicReference<Answer> refused = new AtomicReference<>();
        await("the minute ends")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Answer answer = store.order(OrderStoriesTest.key(), dish, "tok_ok");
                    refused.set(answer);
                    return answer.status() != 201;
                });

        assertThat(refused.get().problem()).isEqualTo(lastOrderMinutes == 0 ? "store-closed" : "last-order-past");
        assertThat(product.jdbc()
                        .queryForObject(
                                "select max(placed_at) from ordering.orders where store_id = ?::uuid",
                                OffsetDateTime.class,
                                store.id)
                        .toInstant())
                .isBefore(closes);
        JsonNode after = store.send(null, "GET", store.path(""), null).json();
        assertThat(after.path("openNow").asBoolean()).isEqualTo(lastOrderMinutes > 0);
        assertThat(after.path("takesOrders").asBoolean()).isFalse();
        assertThat(after.path("opensAt").asText()).isNotEmpty();
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void while_staff_have_paused_the_store_guests_are_told_why_and_until_when(Wired wired) {
        Product product = Product.running(wired);
        OwnStore store = OwnStore.open(product);
        String dish = store.dish(2);
        Instant until = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Answer paused = store.manage("POST", "/pause", "{\"until\": \"" + until + "\", \"reason\": \"불판 청소\"}");
        assertThat(paused.status()).as(paused.http().body()).isEqualTo(200);

        Answer refused = store.order(OrderStoriesTest.key(), dish, "tok_ok");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("store-paused");
        assertThat(refused.json().path("detail").asText())
                .contains(
                        "불판 청소",
                        LocalTime.ofInstant(until, ZoneId.of(OwnStore.noon()))
                                .toString()
                                .substring(0, 5));
        JsonNode view = store.send(null, "GET", store.path(""), null).json();
        assertThat(view.path("takesOrders").asBoolean()).isFalse();
        assertThat(view.path("openNow").asBoolean()).isTrue();
        assertThat(view.path("pause").path("reason").asText()).isEqualTo("불판 청소");
        assertThat(Instant.parse(view.path("pause").path("until").asText())).isEqualTo(until);
        assertThat(store.get("/settings").json().path("pause").path("reason").asText())
                .isEqualTo("불판 청소");
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);

        assertThat(store.manage("POST", "/resume", "{}").status()).isEqualTo(200);
        assertThat(store.manage("POST", "/resume", "{}").status()).isEqualTo(200);
        assertThat(store.send(null, "GET", store.path(""), null)
                        .json()
                        .path("pause")
                        .isNull())
                .isTrue();
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status()).isEqualTo(201);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_pause_ends_by_itself_at_its_time(Wired wired) {
        Product product = Product.running(wired);
        OwnStore store = OwnStore.open(product);
        String dish = store.dish(1);
        Instant until = Instant.now().plusSeconds(3);
        assertThat(store.manage("POST", "/pause", "{\"until\": \"" + until + "\", \"reason\": \"교대\"}")
                        .status())
                .isEqualTo(200);
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").problem())
                .isEqualTo("store-paused");
        await("the pause's end")
                .atMost(Duration.ofSeconds(15))
                .until(() -> store.order(OrderStoriesTest.key(), dish, "tok_ok").status() == 201);
        assertThat(store.send(null, "GET", store.path(""), null)
                        .json()
                        .path("takesOrders")
                        .asBoolean())
                .isTrue();
    }

    /** It was taken in time, and its stock is held: the guest may pay while the hold lasts. */
    @ParameterizedTest
    @EnumSource
    void an_order_that_waits_for_its_payment_may_be_paid_during_a_pause(Wired wired) {
        Product product = Product.running(wired);
        OwnStore store = OwnStore.open(product);
        String dish = store.dish(3);
        String key = OrderStoriesTest.key();
        Answer atCounter = store.order(key, dish, "counter");
        assertThat(atCounter.status()).as(atCounter.http().body()).isEqualTo(202);
        Answer onPage = store.order(OrderStoriesTest.key(), dish, "");
        assertThat(onPage.status()).as(onPage.http().body()).isEqualTo(202);

        assertThat(store.manage("POST", "/pause", "{\"reason\": \"재료 소진\"}").status())
                .isEqualTo(200);

        GuestAtCheckout guest = new GuestAtCheckout(product);
        assertThat(guest.confirm(guest.pay(CheckoutTrail.checkout(onPage))).status())
                .isEqualTo(201);
        assertThat(store.order(key, dish, "counter").json().path("id"))
                .isEqualTo(atCounter.json().path("id"));
        Answer taken = Product.send(product.request(
                        "/api/orders/" + atCounter.json().path("id").asText() + "/counter-payment")
                .header("Authorization", "Bearer " + store.manager())
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"method\": \"CASH\", \"amount\": 9000}")));
        assertThat(taken.status()).as(taken.http().body()).isEqualTo(201);
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").problem())
                .isEqualTo("store-paused");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void where_guests_pay_as_they_order_none_pays_at_the_counter(Wired wired) {
        Product product = Product.running(wired);
        OwnStore store = OwnStore.open(product, "PREPAY", OwnStore.noon(), OwnStore.ALWAYS);
        String dish = store.dish(1);
        Answer refused = store.order(OrderStoriesTest.key(), dish, "counter");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("prepay-only");
        assertThat(refused.json().path("detail").asText()).contains("선결제");
        assertThat(store.orders()).isZero();
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status()).isEqualTo(201);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \"\"}",
                "{\"reason\": \"a\\u0000\"}",
                "{\"reason\": \"x\", \"until\": \"soon\"}",
                "{\"reason\": \"x\", \"until\": \"2020-01-01T00:00:00Z\"}",
                "{\"reason\": \"x\", \"until\": \"+99999-01-01T00:00:00Z\"}",
                "{\"reason\": \"x\", \"until\": 7}"
            })
    void a_pause_without_a_reason_or_with_no_end_to_come_is_refused(String body) {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        Answer refused = store.manage("POST", "/pause", body);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(store.get("/settings").json().path("pause").isNull()).isTrue();
    }
}
