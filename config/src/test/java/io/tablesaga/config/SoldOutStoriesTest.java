package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff say that a dish is sold out, whatever the counters say; through HTTP, in both wirings. */
class SoldOutStoriesTest {

    private static final String BROKEN_OVEN = "{\"reason\": \"오븐 고장\"}";

    @ParameterizedTest
    @EnumSource
    void a_dish_is_sold_out_until_somebody_says_it_is_back(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(10);

        Answer marked = soldOut(store, dish, BROKEN_OVEN);
        assertThat(marked.status()).as(marked.http().body()).isEqualTo(200);
        assertThat(marked.json().path("available").asInt()).isEqualTo(10);
        JsonNode onMenu = onMenu(store);
        assertThat(onMenu.path("available").asInt()).isZero();
        assertThat(onMenu.path("soldOut").isObject()).isTrue();
        assertThat(onMenu.path("soldOut").path("until").isNull()).isTrue();
        assertThat(onMenu.toString()).as("the reason is for staff").doesNotContain("오븐");
        JsonNode level = store.get("/stock").json().path("items").path(0);
        assertThat(level.path("available").asInt()).isEqualTo(10);
        assertThat(level.path("soldOut").path("reason").asText()).isEqualTo("오븐 고장");

        Answer refused = store.order(OrderStoriesTest.key(), dish, "tok_ok");
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("out-of-stock");
        assertThat(refused.json().path("detail").asText())
                .contains("품절", "Nothing was charged", dish + " (0 left, sold out for now)")
                .doesNotContain("오븐");

        assertThat(back(store, dish).json().path("soldOut").isNull()).isTrue();
        assertThat(back(store, dish).status()).as("once more changes nothing").isEqualTo(200);
        assertThat(onMenu(store).path("soldOut").isNull()).isTrue();
        assertThat(onMenu(store).path("available").asInt()).isEqualTo(10);
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status()).isEqualTo(201);
        BooksBalance.in(store.product);
    }

    @ParameterizedTest
    @EnumSource
    void guests_are_told_until_when_by_the_store_s_clock(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(10);
        Instant until = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);

        Answer marked = soldOut(store, dish, "{\"reason\": \"쌀\", \"until\": \"" + until + "\"}");
        assertThat(marked.json().path("soldOut").path("until").asText()).isEqualTo(until.toString());
        assertThat(Instant.parse(onMenu(store).path("soldOut").path("until").asText()))
                .isEqualTo(until);
        ZoneId zone = ZoneId.of(OwnStore.noon());
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok")
                        .json()
                        .path("detail")
                        .asText())
                .contains("(0 left, sold out until "
                        + DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").format(until.atZone(zone)) + " (" + zone
                        + "))");

        // Its time comes: nobody has to say that it is back.
        store.product.jdbc().update("update stock.item set sold_out_until = now() where id = ?::uuid", dish);
        assertThat(onMenu(store).path("soldOut").isNull()).isTrue();
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status()).isEqualTo(201);
        BooksBalance.in(store.product);
    }

    @ParameterizedTest
    @EnumSource
    void what_an_order_holds_is_still_that_guest_s_to_pay(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(2);
        Answer held = store.order(OrderStoriesTest.key(), dish, "counter");
        assertThat(held.status()).as(held.http().body()).isEqualTo(202);

        soldOut(store, dish, BROKEN_OVEN);
        Answer paid = Product.send(store.product
                .request("/api/orders/" + held.json().path("id").asText() + "/counter-payment")
                .header("Authorization", "Bearer " + store.manager())
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"method\": \"CASH\", \"amount\": 9000}")));

        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(store.order(OrderStoriesTest.key(), dish, "tok_ok").status()).isEqualTo(409);
        BooksBalance.in(store.product);
    }

    @ParameterizedTest
    @EnumSource
    void of_fifty_orders_at_once_none_is_placed_after_the_answer(Wired wired) throws Exception {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(1_000);
        store.phone();
        CountDownLatch busy = new CountDownLatch(5);
        ExecutorService guests = Executors.newFixedThreadPool(10);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int n = 0; n < 50; n++) {
                answers.add(guests.submit(() -> {
                    Answer answer = store.order(OrderStoriesTest.key(), dish, "tok_ok");
                    busy.countDown();
                    return answer;
                }));
            }
            busy.await();
            assertThat(soldOut(store, dish, BROKEN_OVEN).status()).isEqualTo(200);
            int left = OrderStoriesTest.available(store.product, dish);
            int placed = 0;
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().http().body()).isIn(201, 409);
                placed += answer.get().status() == 201 ? 1 : 0;
            }
            assertThat(placed).isBetween(5, 49);
            assertThat(OrderStoriesTest.available(store.product, dish))
                    .isEqualTo(left)
                    .isEqualTo(1_000 - placed);
        } finally {
            guests.shutdownNow();
        }
        BooksBalance.in(store.product);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\": \" \"}",
                "{\"reason\": 7}",
                "{\"reason\": \"a\\u0007b\"}",
                "{\"reason\": \"x\", \"until\": \"later\"}",
                "{\"reason\": \"x\", \"until\": \"2020-01-01T00:00:00Z\"}",
                "{\"reason\": \"x\", \"until\": \"9999-01-01T00:00:00Z\"}",
                "{\"reason\": \"x\", \"until\": 17}"
            })
    void what_cannot_be_is_refused_with_a_sentence_and_the_dish_is_sold(String body) {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        String dish = store.dish(1);
        Answer refused = soldOut(store, dish, body);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).isNotBlank();
        assertThat(onMenu(store).path("soldOut").isNull()).isTrue();
    }

    @Test
    void another_store_s_dish_is_none_of_theirs() {
        OwnStore store = OwnStore.open(Product.running(Wired.DIRECT));
        OwnStore other = OwnStore.open(store.product);
        String dish = store.dish(1);
        assertThat(soldOut(other, dish, BROKEN_OVEN).status()).isEqualTo(404);
        assertThat(soldOut(other, UUID.randomUUID().toString(), BROKEN_OVEN).status())
                .isEqualTo(404);
        soldOut(store, dish, BROKEN_OVEN);
        assertThat(back(other, dish).status()).isEqualTo(404);
        assertThat(onMenu(store).path("soldOut").isObject()).isTrue();
        assertThat(store.send(store.phone(), "POST", store.path("/stock/" + dish + "/back"), "")
                        .status())
                .isEqualTo(403);
    }

    private static Answer soldOut(OwnStore store, String dish, String body) {
        return store.manage("POST", "/stock/" + dish + "/sold-out", body);
    }

    private static Answer back(OwnStore store, String dish) {
        return store.manage("POST", "/stock/" + dish + "/back", null);
    }

    private static JsonNode onMenu(OwnStore store) {
        return store.product
                .get("/api/menus?storeId=" + store.id, "guest")
                .json()
                .path("items")
                .path(0);
    }
}
