package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tablesaga.config.GrpcGuest.Refusal;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.ordering.grpc.v1.PlacedOrder;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everybody orders at once: what is answered is there and charged once, what there is is sold, and the rest is told so. */
class RushTest {

    private static final int GUESTS = 100;
    private static final int PORTIONS = 200;
    private static final int PLACES = 12;
    private static final int AT_THE_PAGE = 3;
    private static final int CALLS = 6;

    @ParameterizedTest
    @EnumSource
    void of_a_hundred_guests_who_order_again_and_again_as_many_get_theirs_as_there_is(Wired wired) throws Exception {
        OwnStore store = OwnStore.open(Product.running(wired));
        String dish = store.dish(PORTIONS);
        store.phone();

        List<Answer> answers = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            answers.addAll(OrderStoriesTest.together(GUESTS, () -> comesBack(store, OrderStoriesTest.key(), dish)));
        }

        List<Answer> refused = answers.stream().filter(answer -> !taken(answer)).toList();
        // On a busy machine an order's time may be over before its turn has come.
        assertThat(refused).hasSize(answers.size() - PORTIONS).allSatisfy(answer -> assertThat(answer.problem())
                .isIn("out-of-stock", "order-given-up"));
        paidOnceEach(store, PORTIONS);
        BooksBalance.in(store.product);
        assertThat(store.product
                        .jdbc()
                        .queryForObject(
                                "select sold from stock.item where id = ?::uuid and available = 0 and held = 0",
                                Integer.class,
                                dish))
                .isEqualTo(PORTIONS);
    }

    /** With as many threads as Spring's pool has by itself nobody was ever turned away: eight orders held up all that came. */
    @Test
    void new_orders_are_turned_away_while_confirms_and_webhooks_never_are() throws Exception {
        Product product = Product.start(
                Wired.DIRECT,
                "--tablesaga.admission.places=" + PLACES,
                "--tablesaga.admission.waiting=8",
                "--tablesaga.admission.patience=500ms",
                "--tablesaga.grpc.calls=" + CALLS,
                Product.takingGrpc(),
                "--order.hold-time=5m");
        try {
            OwnStore store = OwnStore.open(product);
            String dish = store.dish(1_000_000);
            store.phone();
            ProviderHooks hooks = new ProviderHooks(product).sent(false);
            GuestAtCheckout page = new GuestAtCheckout(product);
            List<Returned> authenticated = new ArrayList<>();
            for (int guest = 0; guest < AT_THE_PAGE; guest++) {
                Answer placed = store.order(OrderStoriesTest.key(), dish, "");
                authenticated.add(page.pay(placed.json().path("checkout")));
            }
            product.fault("{\"fault\": \"SLOW\", \"probability\": 1, \"millis\": 300}");

            Queue<Answer> answers = new ConcurrentLinkedQueue<>();
            Queue<PlacedOrder> placedByGrpc = new ConcurrentLinkedQueue<>();
            Queue<Refusal> refusedByGrpc = new ConcurrentLinkedQueue<>();
            AtomicBoolean on = new AtomicBoolean(true);
            ExecutorService guests = Executors.newFixedThreadPool(40 + 2 * CALLS);
            GrpcGuest byGrpc = new GrpcGuest(product);
            // By the door itself, and for want of a place that all share; whoever is turned away is back at once, until
            // both are heard.
            Set<String> reasons = ConcurrentHashMap.newKeySet();
            for (int guest = 0; guest < 2 * CALLS; guest++) {
                guests.execute(() -> {
                    while (on.get() && reasons.size() < 2) {
                        try {
                            placedByGrpc.add(byGrpc.place(
                                    store.phone(), GrpcGuest.order(OrderStoriesTest.key(), dish, 1, "tok_ok")));
                        } catch (StatusRuntimeException no) {
                            Refusal refused = GrpcGuest.refusal(no);
                            refusedByGrpc.add(refused);
                            reasons.add(refused.sentence());
                        }
                    }
                });
            }
            for (int guest = 0; guest < 40; guest++) {
                guests.execute(() -> {
                    while (on.get()) {
                        answers.add(store.order(OrderStoriesTest.key(), dish, "tok_ok"));
                    }
                });
            }
            try {
                await("somebody is turned away").atMost(Duration.ofSeconds(60)).until(() -> answers.stream()
                        .anyMatch(answer -> answer.status() == 503));
                await("where not even waiting is possible, nobody is asked who they are")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> nobodys(product).status() == 503);
                await("somebody is turned away by gRPC, for either reason")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> reasons.size() >= 2);
                for (Returned back : authenticated) {
                    assertThat(page.confirm(back).status()).isEqualTo(201);
                    await("the provider's webhook was taken")
                            .atMost(Duration.ofSeconds(30))
                            .untilAsserted(() ->
                                    assertThat(hooks.answers(back.paymentKey())).hasToString("[[200]]"));
                }
            } finally {
                on.set(false);
                guests.shutdown();
                assertThat(guests.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
                byGrpc.close();
            }

            List<Answer> refused =
                    answers.stream().filter(answer -> !taken(answer)).toList();
            assertThat(refused).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.problem()).as(answer.http().body()).isEqualTo("busy");
                assertThat(answer.http().headers().firstValue("Retry-After")).isPresent();
            });
            assertThat(refusedByGrpc).allSatisfy(no -> {
                assertThat(no.code()).isEqualTo(Status.Code.UNAVAILABLE);
                assertThat(no.name()).isEqualTo("busy");
                assertThat(no.retry()).isPresent();
                assertThat(no.retry().get().getRetryDelay().getSeconds()).isPositive();
            });
            paidOnceEach(store, answers.size() - refused.size() + placedByGrpc.size() + AT_THE_PAGE);
            BooksBalance.in(product);
        } finally {
            product.stop();
        }
    }

    /** As a screen does it: the same order again, for as long as the product asks to come back. */
    private static Answer comesBack(OwnStore store, String key, String dish) {
        Answer answer = store.order(key, dish, "tok_ok");
        while (answer.status() == 503 && answer.problem().equals("busy")) {
            answer = store.order(key, dish, "tok_ok");
        }
        return answer;
    }

    private static boolean taken(Answer answer) {
        return answer.status() == 201 || answer.status() == 202;
    }

    /** As many paid orders as were answered so, each charged once at the provider, and no other charge. */
    private static void paidOnceEach(OwnStore store, int orders) {
        await("what was answered 202 is decided").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        references(store, "o.state not in ('PAID', 'CANCELLED')"))
                .isEmpty());
        Map<String, Integer> charges = new HashMap<>();
        for (JsonNode payment : store.product.payments()) {
            if (payment.path("status").asText().equals("DONE")) {
                charges.merge(payment.path("orderId").asText(), 1, Integer::sum);
            }
        }
        assertThat(references(store, "o.state = 'PAID'")).hasSize(orders).allSatisfy(reference -> assertThat(charges)
                .containsEntry(reference, 1));
        // Where the stock is asked by a message, who is refused has had an order.
        assertThat(references(store, "o.state = 'CANCELLED'")).doesNotContainAnyElementsOf(charges.keySet());
    }

    private static List<String> references(OwnStore store, String which) {
        return store.product
                .jdbc()
                .queryForList(
                        """
                        select coalesce(a.merchant_reference, '-') from ordering.orders o
                        left join payment.attempt a on a.order_id = o.id where o.store_id = ?::uuid and
                        """
                                + which,
                        String.class,
                        store.id);
    }

    private static Answer nobodys(Product product) {
        return Product.send(HttpRequest.newBuilder(URI.create(product.base() + "/api/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    }
}
