package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tablesaga.config.GrpcGuest.Refusal;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.ordering.grpc.v1.PlaceOrderRequest;
import io.tablesaga.ordering.grpc.v1.PlacedOrder;
import io.tablesaga.ordering.grpc.v1.PlacedOrder.State;
import io.tablesaga.ordering.grpc.v1.Serving;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who orders by gRPC is served as who orders by REST, in both wirings. */
class GrpcOrdersTest {

    @ParameterizedTest
    @EnumSource
    void an_order_by_grpc_is_charged_once_and_in_the_kitchen(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(5);
        try (GrpcGuest guest = new GrpcGuest(store.product)) {
            PlacedOrder placed = guest.place(
                    store.phone(),
                    GrpcGuest.order(OrderStoriesTest.key(), dish, 2, "tok_ok").toBuilder()
                            .setServing(Serving.SERVING_TO_GO)
                            .build());

            assertThat(placed.getState()).isEqualTo(State.STATE_PAID);
            assertThat(placed.getServing()).isEqualTo(Serving.SERVING_TO_GO);
            assertThat(placed.getTotal().getAmount()).isEqualTo(18_000);
            assertThat(placed.getTotal().getCurrency()).isEqualTo("KRW");
            assertThat(placed.getLines(0).getItemId()).isEqualTo(dish);
            assertThat(placed.getLines(0).getUnitPrice().getAmount()).isEqualTo(9_000);
            JsonNode read = store.product
                    .get(placed.getStatusUrl(), placed.getCapability())
                    .json();
            assertThat(read.path("state").asText()).isEqualTo("PAID");
            assertThat(read.path("saga").asText()).isEqualTo(placed.getSaga());
            cooked(store, placed);
            assertThat(charges(store, placed)).isEqualTo(1);
        }
        BooksBalance.in(store.product);
        assertThat(available(store, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void one_key_is_one_order_by_whichever_door_it_comes(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(9);
        try (GrpcGuest guest = new GrpcGuest(store.product)) {
            String key = OrderStoriesTest.key();
            PlacedOrder first = guest.place(store.phone(), GrpcGuest.order(key, dish, 1, "tok_ok"));
            assertThat(guest.place(store.phone(), GrpcGuest.order(key, dish, 1, "tok_ok")))
                    .isEqualTo(first);
            Answer byRest = rest(store, key, order(dish, 1));
            assertThat(byRest.status()).as(byRest.http().body()).isEqualTo(201);
            assertThat(byRest.json().path("id").asText()).isEqualTo(first.getId());
            Refusal another = guest.refused(store.phone(), GrpcGuest.order(key, dish, 2, "tok_ok"));
            assertThat(another.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(another.name()).isEqualTo("key-reused");

            key = OrderStoriesTest.key();
            String restsFirst =
                    rest(store, key, order(dish, 1)).json().path("id").asText();
            assertThat(guest.place(store.phone(), GrpcGuest.order(key, dish, 1, "tok_ok"))
                            .getId())
                    .isEqualTo(restsFirst);
        }
        BooksBalance.in(store.product);
        assertThat(store.orders()).isEqualTo(2);
        assertThat(available(store, dish)).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource
    void one_key_at_both_doors_at_once_is_one_order(Wired wired) throws Exception {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(9);
        store.phone();
        String key = OrderStoriesTest.key();
        AtomicInteger doors = new AtomicInteger();
        try (GrpcGuest guest = new GrpcGuest(store.product)) {
            List<String> ids = OrderStoriesTest.together(
                    20,
                    () -> doors.getAndIncrement() % 2 == 0
                            ? rest(store, key, order(dish, 1)).json().path("id").asText()
                            : guest.place(store.phone(), GrpcGuest.order(key, dish, 1, "tok_ok"))
                                    .getId());
            assertThat(Set.copyOf(ids)).hasSize(1);
        }
        BooksBalance.in(store.product);
        assertThat(available(store, dish)).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void whoever_may_not_order_by_rest_may_not_by_grpc(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(5);
        PlaceOrderRequest order = GrpcGuest.order(OrderStoriesTest.key(), dish, 1, "tok_ok");
        String phone = store.phone();
        try (GrpcGuest guest = new GrpcGuest(store.product)) {
            String capability = guest.place(phone, GrpcGuest.order(OrderStoriesTest.key(), dish, 1, "tok_ok"))
                    .getCapability();
            for (String nobody : new String[] {
                null, "", "Bearer", "Bearer ", "Basic " + phone, "Bearer table_nobody", "Bearer " + capability, phone
            }) {
                Refusal refused = GrpcGuest.refused(guest.stub(nobody), order);
                assertThat(refused.code()).as(nobody).isEqualTo(Status.Code.UNAUTHENTICATED);
                assertThat(refused.name()).isEqualTo("unauthorized");
            }
            Refusal program = guest.refused(store.manager(), order);
            assertThat(program.code()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(program.name()).isEqualTo("forbidden");
            // The phone's visit is over.
            assertThat(new Dining(store.product, store.id, store.table).clear().status())
                    .isEqualTo(200);
            assertThat(guest.refused(phone, order).code()).isEqualTo(Status.Code.UNAUTHENTICATED);
        }
        assertThat(store.orders()).isEqualTo(1);
        BooksBalance.in(store.product);
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_may_be_declined_be_on_a_page_or_at_the_counter(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(5);
        try (GrpcGuest guest = new GrpcGuest(store.product)) {
            PlaceOrderRequest declined = GrpcGuest.order(OrderStoriesTest.key(), dish, 1, "tok_declined");
            Refusal refused = guest.refused(store.phone(), declined);
            assertThat(refused.code()).isEqualTo(Status.Code.FAILED_PRECONDITION);
            assertThat(refused.name()).isEqualTo("payment-declined");
            assertThat(guest.refused(store.phone(), declined)).isEqualTo(refused);

            PlacedOrder onThePage = guest.place(store.phone(), GrpcGuest.order(OrderStoriesTest.key(), dish, 1));
            assertThat(onThePage.getState()).isEqualTo(State.STATE_AWAITING_PAYMENT);
            assertThat(onThePage.getCheckout().getUrl()).startsWith("http");
            assertThat(onThePage.getCheckout().getRemainingSeconds()).isPositive();

            PlacedOrder atCounter = guest.place(
                    store.phone(),
                    GrpcGuest.order(OrderStoriesTest.key(), dish, 1).toBuilder()
                            .setCounter(PlaceOrderRequest.Counter.getDefaultInstance())
                            .build());
            assertThat(atCounter.hasCheckout()).isFalse();
            assertThat(atCounter.getMessage()).isNotEmpty();
            assertThat(atCounter.getCounter().getRemainingSeconds()).isPositive();
        }
        // Nobody pays them.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(available(store, dish)).isEqualTo(5));
        BooksBalance.in(store.product);
    }

    /** Phones are told of it meanwhile, by another thread: its words were once the answer to the order. */
    @ParameterizedTest
    @EnumSource
    void what_a_visit_has_put_together_is_ordered_and_leaves_the_cart(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(5);
        SharedCart cart = new SharedCart(store.product);
        cart.in(store.phone(), SharedCart.wish(dish, 2));
        try (GrpcGuest guest = new GrpcGuest(store.product)) {
            PlacedOrder placed = guest.place(
                    store.phone(),
                    PlaceOrderRequest.newBuilder()
                            .setIdempotencyKey(OrderStoriesTest.key())
                            .setPaymentToken("tok_ok")
                            .setCart(PlaceOrderRequest.Cart.newBuilder()
                                    .setVersion(cart.seen(store.phone())
                                            .path("version")
                                            .asInt())
                                    .setOf(PlaceOrderRequest.Share.SHARE_OWN))
                            .build());
            assertThat(placed.getState()).isEqualTo(State.STATE_PAID);
            assertThat(placed.getLines(0).getQuantity()).isEqualTo(2);
        }
        assertThat(cart.seen(store.phone()).path("lines")).isEmpty();
        BooksBalance.in(store.product);
        assertThat(available(store, dish)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void while_the_provider_s_answer_is_not_known_the_same_request_asks_how_the_order_stands(Wired wired) {
        OwnStore store = OwnStore.open(Product.running(wired));
        store.product.noMoreFaults();
        String dish = store.dish(5);
        PlaceOrderRequest order = GrpcGuest.order(OrderStoriesTest.key(), dish, 1, "tok_answer_lost");
        PlaceOrderRequest slow = GrpcGuest.order(OrderStoriesTest.key(), dish, 1, "tok_slow");
        try (GrpcGuest guest = new GrpcGuest(store.product)) {
            PlacedOrder unknown = guest.place(store.phone(), order);
            assertThat(unknown.getState()).isEqualTo(State.STATE_CONFIRMING_PAYMENT);
            assertThat(unknown.getMessage()).contains("do not pay again");
            // Who has no patience has an order all the same.
            StatusRuntimeException late =
                    catchThrowableOfType(StatusRuntimeException.class, () -> guest.stub("Bearer " + store.phone())
                            .withDeadlineAfter(500, TimeUnit.MILLISECONDS)
                            .placeOrder(slow));
            assertThat(late.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                PlacedOrder known = guest.place(store.phone(), order);
                assertThat(known.getId()).isEqualTo(unknown.getId());
                assertThat(known.getState()).isEqualTo(State.STATE_PAID);
                PlacedOrder after = guest.place(store.phone(), slow);
                assertThat(after.getState()).isEqualTo(State.STATE_PAID);
                assertThat(charges(store, after)).isEqualTo(1);
            });
            assertThat(charges(store, unknown)).isEqualTo(1);
        }
        BooksBalance.in(store.product);
        assertThat(available(store, dish)).isEqualTo(3);
    }

    static String order(String dish, int quantity) {
        return "{\"lines\":[{\"itemId\":\"%s\",\"quantity\":%d}],\"paymentToken\":\"tok_ok\"}"
                .formatted(dish, quantity);
    }

    static Answer rest(OwnStore store, String key, String body) {
        return Product.send(store.product
                .request("/api/orders")
                .header("Authorization", "Bearer " + store.phone())
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static void cooked(OwnStore store, PlacedOrder placed) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(store.product
                        .jdbc()
                        .queryForObject(
                                "select count(*) from kitchen.ticket where order_id = ?::uuid",
                                Integer.class,
                                placed.getId()))
                .isEqualTo(1));
    }

    private static long charges(OwnStore store, PlacedOrder placed) {
        List<String> references = store.product
                .jdbc()
                .queryForList(
                        "select merchant_reference from payment.attempt where order_id = ?::uuid",
                        String.class,
                        placed.getId());
        long done = 0;
        for (JsonNode payment : store.product.payments()) {
            if (references.contains(payment.path("orderId").asText())
                    && payment.path("status").asText().equals("DONE")) {
                done++;
            }
        }
        return done;
    }

    private static int available(OwnStore store, String dish) {
        return store.product
                .jdbc()
                .queryForObject("select available from stock.item where id = ?::uuid", Integer.class, dish);
    }
}
