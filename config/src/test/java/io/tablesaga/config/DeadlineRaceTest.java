package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A hold that ends in the millisecond in which its guest confirms: the order is paid, or it is over and the provider was not
 * asked, and the guest was told the one that is true. {@code -Dtablesaga.race.rounds=1000} is the campaign.
 */
class DeadlineRaceTest {

    private static final int ROUNDS = Integer.getInteger("tablesaga.race.rounds", 150);
    private static final int AT_ONCE = 12;
    private static final long SPREAD_MICROS = 15_000;

    /**
     * How long before the hold's end a confirm leaves on average. Its way to the order's row takes a while, on a busy machine
     * a longer one: each outcome moves the next aim towards the other.
     */
    private final AtomicLong leadMicros = new AtomicLong(10_000);

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(AT_ONCE);
    private final ExecutorService tables = Executors.newFixedThreadPool(AT_ONCE);
    private Product product;

    @AfterEach
    void stop() {
        tables.shutdownNow();
        clock.shutdownNow();
        product.stop();
    }

    private record Met(Answer placed, Returned back, Answer told) {

        String order() {
            return placed.json().path("id").asText();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deadline_and_a_confirm_that_meet_have_one_truth_and_the_guest_is_told_it(Wired wired) throws Exception {
        int rounds = wired == Wired.DIRECT ? ROUNDS : Math.max(20, ROUNDS / 3);
        product = Product.start(wired, "--order.hold-time=1200ms", "--tablesaga.saga.poll=10ms");
        String dish = product.dish(rounds);

        List<Future<Met>> guests = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // Coprime steps through the spread, so that it is even and neighbours are not alike.
            long offset = (round * 7_001L) % (2 * SPREAD_MICROS) - SPREAD_MICROS;
            guests.add(tables.submit(() -> meet(dish, offset)));
        }
        List<Met> all = new ArrayList<>();
        for (Future<Met> guest : guests) {
            all.add(guest.get());
        }

        await("every order has ended")
                .atMost(Duration.ofSeconds(30))
                .until(() -> product.jdbc()
                                .queryForObject(
                                        "select count(*) from ordering.orders where state not in ('PAID', 'CANCELLED')",
                                        Long.class)
                        == 0);
        BooksBalance.in(product);
        Map<String, JsonNode> payments = new HashMap<>();
        product.payments()
                .forEach(payment -> payments.put(payment.path("paymentKey").asText(), payment));
        int paid = 0;
        for (Met met : all) {
            paid += truth(wired, met, payments.get(met.back().paymentKey()));
        }
        System.out.printf("%s deadline races: %d, %d paid, %d over%n", wired, rounds, paid, rounds - paid);
        assertThat(paid).as("the spread is wrong: one side always wins").isBetween(1, rounds - 1);
        assertThat(product.jdbc().queryForMap("select available, held, sold from stock.item where id = ?::uuid", dish))
                .isEqualTo(Map.of("available", rounds - paid, "held", 0, "sold", paid));
    }

    private Met meet(String dish, long offsetMicros) throws Exception {
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Answer placed = product.checkout(OrderStoriesTest.key(), dish, 1);
        Returned back = guest.pay(CheckoutTrail.checkout(placed));
        Instant end = product.jdbc()
                .queryForObject(
                        "select pay_until from ordering.orders where id = ?::uuid",
                        java.sql.Timestamp.class,
                        placed.json().path("id").asText())
                .toInstant();
        Duration until = Duration.between(Instant.now(), end)
                .plusNanos(TimeUnit.MICROSECONDS.toNanos(offsetMicros - leadMicros.get()));
        Answer told = clock.schedule(() -> guest.confirm(back), until.toNanos(), TimeUnit.NANOSECONDS)
                .get();
        leadMicros.updateAndGet(lead -> told.status() == 409 ? lead * 11 / 10 : Math.max(1_000, lead * 10 / 11));
        return new Met(placed, back, told);
    }

    /** @return 1 when it was paid */
    private int truth(Wired wired, Met met, JsonNode payment) {
        String order = met.order();
        String state = one("select state from ordering.orders where id = ?::uuid", order);
        List<String> attempts = CheckoutTrail.attempts(product, met.placed());
        String hold = one("select state from stock.hold where order_id = ?::uuid", order);
        String saga = CheckoutTrail.sagaOf(product, met.placed());
        Answer reload = new GuestAtCheckout(product).confirm(met.back());
        long asked = 0;
        for (JsonNode request : payment.path("requests")) {
            asked += request.path("line").asText().equals("POST /v1/payments/confirm") ? 1 : 0;
        }
        String all = order + " " + state + " " + attempts + " " + hold + " " + saga + ", told "
                + met.told().status() + " " + met.told().http().body() + ", then " + reload.status() + "; provider "
                + payment.path("status").asText() + ", asked " + asked;
        if (state.equals("PAID")) {
            assertThat(met.told().status()).as(all).isIn(201, 202);
            assertThat(reload.status()).as(all).isEqualTo(201);
            assertThat(payment.path("status").asText()).as(all).isEqualTo("DONE");
            assertThat(payment.path("balanceAmount").asLong()).as(all).isEqualTo(9_000);
            assertThat(asked).as(all).isEqualTo(1);
            assertThat(List.of(attempts, hold, saga)).as(all).isEqualTo(List.of(List.of("PAID"), "SOLD", "COMPLETED"));
            return 1;
        }
        // Between messages a saga is a few milliseconds older than its order: until the order's own time is over, the
        // guest is
        // asked to come back in a moment, and hears it then.
        assertThat(met.told().problem())
                .as(all)
                .isIn(wired == Wired.DIRECT ? List.of("order-expired") : List.of("order-expired", "pay-later"));
        assertThat(reload.problem()).as(all).isEqualTo("order-expired");
        assertThat(payment.path("status").asText()).as(all).isEqualTo("IN_PROGRESS");
        assertThat(asked).as(all).isZero();
        assertThat(List.of(attempts, hold, saga))
                .as(all)
                .isEqualTo(List.of(List.of("VOIDED"), "RELEASED", "COMPENSATED"));
        return 0;
    }

    private String one(String sql, String order) {
        return product.jdbc().queryForObject(sql, String.class, order);
    }
}
