package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A provider that fails three calls of ten, in every way it can: charges, confirmations, look-ups and refunds. Its windows
 * are scaled 1:60. {@code -Dtablesaga.faults.seconds=300 -Dtablesaga.faults.rate=20} is the whole campaign.
 */
class FaultsTest {

    private static final int SECONDS = Integer.getInteger("tablesaga.faults.seconds", 15);
    private static final int RATE = Integer.getInteger("tablesaga.faults.rate", 8);
    private static final Duration WINDOW = Duration.ofMillis(1_500);

    private static final Map<String, List<String>> WAYS = Map.of(
            "CHARGE",
            List.of(
                    "SLOW",
                    "ANSWER_LOST",
                    "RESET",
                    "ERROR_500",
                    "ERROR_500_AFTER",
                    "PROVIDER_ERROR",
                    "PROVIDER_ERROR_AFTER"),
            "CANCEL",
            List.of(
                    "SLOW",
                    "ANSWER_LOST",
                    "RESET",
                    "ERROR_500",
                    "ERROR_500_AFTER",
                    "PROVIDER_ERROR",
                    "PROVIDER_ERROR_AFTER"),
            "LOOK_UP",
            List.of("SLOW", "ANSWER_LOST", "RESET", "ERROR_500", "NOT_FOUND"),
            "WEBHOOK",
            List.of("EARLY", "LATE", "DOUBLED", "LOST"));

    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger later = new AtomicInteger();
    private final AtomicLong unexpected = new AtomicLong();
    private final Random dice = new Random(7);

    @TempDir
    Path folder;

    private Product product;

    @BeforeEach
    void start() throws IOException {
        product = Product.startIn(
                Map.of(
                        "TABLESAGA_DATA",
                        Files.createDirectory(folder.resolve("data")).toString(),
                        "TABLESAGA_SANDBOX_MINUTE_MILLIS",
                        "1000"),
                Product.Wired.DIRECT,
                "--order.hold-time=10s",
                "--order.guest-patience=2000",
                "--tablesaga.payment.window=" + WINDOW.toMillis() + "ms",
                "--tablesaga.payment.response-timeout=1s",
                "--tablesaga.payment.review-after=1h",
                "--tablesaga.saga.patience=2s",
                "--tablesaga.breaker.minimum-calls=20",
                "--tablesaga.breaker.window=50",
                "--tablesaga.breaker.open-seconds=1");
    }

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void everything_ends_and_the_books_balance_with_a_provider_that_fails_three_calls_of_ten() throws Exception {
        String dish = product.dish(1_000_000);
        new ProviderHooks(product).sent(false);
        WAYS.forEach((call, ways) -> ways.forEach(
                way -> product.fault("{\"call\": \"%s\", \"fault\": \"%s\", \"probability\": %f, \"millis\": 1500}"
                        .formatted(call, way, 0.3 / ways.size()))));

        List<ResilienceProcessor> breakers = breakers();
        Set<ResilienceProcessor> open = new HashSet<>();
        AtomicInteger opened = new AtomicInteger();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleAtFixedRate(
                () -> breakers.forEach(breaker -> {
                    if (breaker.getCircuitBreakerState().equals("OPEN")) {
                        opened.addAndGet(open.add(breaker) ? 1 : 0);
                    } else {
                        open.remove(breaker);
                    }
                }),
                0,
                100,
                TimeUnit.MILLISECONDS);

        ExecutorService guests = Executors.newFixedThreadPool(64);
        ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor();
        door.scheduleAtFixedRate(() -> guests.execute(() -> story(dish)), 0, 1_000_000L / RATE, TimeUnit.MICROSECONDS);
        assertThat(door.awaitTermination(SECONDS, TimeUnit.SECONDS)).isFalse();
        door.shutdownNow();
        guests.shutdown();
        assertThat(guests.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        product.noMoreFaults();
        watch.shutdownNow();
        long from = System.nanoTime();

        await("everything ends").atMost(WINDOW.multipliedBy(2).plusSeconds(60)).untilAsserted(() -> assertThat(open())
                .isEmpty());
        double tookSeconds = (System.nanoTime() - from) / 1e9;
        // A look-up that lies for longer than the provider's window leaves money astray, which the daily comparison
        // finds.
        Answer compared = product.operatorPost("/api/payments/reconcile", "{}");
        assertThat(compared.status()).as(compared.http().body()).isEqualTo(200);
        BooksBalance.in(product);
        assertThat(open()).isEmpty();

        long unknown = count("select count(distinct saga_id) from saga.journal where event = 'ANSWER_LOST'");
        long charged = count(
                """
                select count(distinct a.order_id) from payment.attempt a join ordering.orders o on o.id = a.order_id
                where a.state = 'PAID' and exists (select from saga.journal j where j.saga_id = o.saga_id and j.event = 'ANSWER_LOST')""");
        System.out.printf(
                "faults: %d orders in %d s, %d answered, %d unknown at some time, %d of those charged, %d given back, "
                        + "breakers opened %d times, %d guests asked to pay later, ended %.1f s after the last fault%n",
                number.get(),
                SECONDS,
                answered.get(),
                unknown,
                charged,
                count("select count(*) from payment.refund where state = 'REFUNDED'"),
                opened.get(),
                later.get(),
                tookSeconds);
        assertThat(unexpected.get()).isZero();
        assertThat(unknown).isGreaterThan(number.get() / 10);
        assertThat(charged).isGreaterThan(number.get() / 50);
    }

    private List<ResilienceProcessor> breakers() {
        CamelContext camel = product.context().getBean(CamelContext.class);
        List<ResilienceProcessor> breakers = new RouteModel(camel)
                .routes().values().stream()
                        .flatMap(route -> RouteModel.all(route, CircuitBreakerDefinition.class).stream())
                        .map(breaker -> camel.getProcessor(breaker.getId(), ResilienceProcessor.class))
                        .toList();
        assertThat(breakers).hasSizeGreaterThan(4);
        return breakers;
    }

    /** Half pay with a stored token, half on the page; of those who have paid, a third want it taken back. */
    private void story(String dish) {
        Answer answer = number.incrementAndGet() % 2 == 0
                ? onThePage(product.checkout(OrderStoriesTest.key(), dish, 1))
                : product.order(OrderStoriesTest.key(), dish, 1, "tok_ok");
        heard(answer);
        if (answer.status() == 201 && cancels()) {
            heard(new GuestWhoCancels(product, answer).cancel());
        }
    }

    private Answer onThePage(Answer placed) {
        JsonNode checkout = placed.json().path("checkout");
        return checkout.has("url")
                ? new GuestAtCheckout(product).confirm(GuestAtCheckout.pressed(checkout, "pay"))
                : placed;
    }

    private synchronized boolean cancels() {
        return dice.nextInt(3) == 0;
    }

    private void heard(Answer answer) {
        answered.incrementAndGet();
        if (answer.status() == 503) {
            later.incrementAndGet();
        } else if (answer.status() >= 500) {
            unexpected.incrementAndGet();
        }
    }

    /** Each with its journal, for whoever has to find out why. */
    private List<String> open() {
        return product.jdbc()
                .queryForList(
                        """
                        select s.state || ' ' || s.id || ': '
                               || (select string_agg(concat_ws(' ', j.event, j.step, j.detail), '; ' order by j.id)
                                   from saga.journal j where j.saga_id = s.id)
                        from saga.saga s where s.state not in ('COMPLETED', 'COMPENSATED')
                        union all
                        select c.state || ' cancellation ' || c.id || ' of an order ' || o.state
                        from ordering.cancellation c join ordering.orders o on o.id = c.order_id
                        where c.state in ('REQUESTED', 'CANCELLING')""",
                        String.class);
    }

    private long count(String sql) {
        return product.jdbc().queryForObject(sql, Long.class);
    }
}
