package io.tablesaga.bench;

import io.tablesaga.bench.DemoRestaurant.Seat;
import io.tablesaga.bench.WatchedScreens.Watched;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Orders at a steady rate, whatever becomes of those before, and a cook who begins, finishes and serves each of them. */
final class Rush {

    static final int ORDERS_A_SECOND = 5;
    static final String THERE = "THERE";
    static final List<String> CHANGES = List.of("PREPARING", "READY");

    /** One order in ten is of the visit whose phone is watched: its list has no room for more than fifty. */
    private static final int OWN = 10;

    private static final long STEP_MILLIS = 3000;

    private final DemoRestaurant restaurant;
    private final Seat own;
    private final List<Seat> others;
    /** When what was answered, in milliseconds since 1970: as the kitchen's display names it, and as the phone does. */
    private final Map<String, Long> answered = new ConcurrentHashMap<>();

    private final Map<String, Long> ownAnswered = new ConcurrentHashMap<>();

    Rush(DemoRestaurant restaurant, Seat own, List<Seat> others) {
        this.restaurant = restaurant;
        this.own = own;
        this.others = others;
    }

    /** Until the last of these seconds' orders is served. */
    void last(int seconds) {
        ExecutorService hands = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<?>> stories = new ArrayList<>();
            for (int number = 0; number < seconds * ORDERS_A_SECOND; number++) {
                stories.add(story(number, hands));
            }
            stories.forEach(CompletableFuture::join);
        } finally {
            hands.shutdownNow();
        }
    }

    private CompletableFuture<?> story(int number, Executor hands) {
        Seat seat = isOwn(number) ? own : others.get(number % others.size());
        CompletableFuture<String> order = CompletableFuture.supplyAsync(
                () -> did(() -> {
                    String placed = restaurant.order(seat);
                    answered(placed, number, THERE);
                    return placed;
                }),
                after(number * 1000L / ORDERS_A_SECOND, hands));
        for (String step : List.of("PREPARING", "READY", "SERVED")) {
            order = order.thenApplyAsync(
                    placed -> did(() -> {
                        restaurant.advance(placed, step);
                        answered(placed, number, step);
                        return placed;
                    }),
                    after(STEP_MILLIS, hands));
        }
        return order;
    }

    private static Executor after(long millis, Executor hands) {
        return CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, hands);
    }

    private static String did(Callable<String> step) {
        try {
            return step.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOwn(int number) {
        return number % OWN == 0;
    }

    private void answered(String order, int number, String what) {
        long now = System.currentTimeMillis();
        answered.put(order + " " + what, now);
        if (isOwn(number)) {
            ownAnswered.put(number / OWN + " " + what, now);
        }
    }

    Clients.Times at(Watched kitchen, List<String> kinds) {
        return took(kitchen, answered, kinds);
    }

    Clients.Times atOwn(Watched phone, List<String> kinds) {
        return took(phone, ownAnswered, kinds);
    }

    private static Clients.Times took(Watched screen, Map<String, Long> answered, List<String> kinds) {
        List<String> awaited = answered.keySet().stream()
                .filter(what -> kinds.stream().anyMatch(what::endsWith))
                .toList();
        Map<String, Number> seen = screen.seen(awaited);
        // A screen may be quicker than the answer.
        return new Clients.Times(awaited.stream()
                .mapToLong(what -> Math.max(0, seen.get(what).longValue() - answered.get(what)))
                .map(TimeUnit.MILLISECONDS::toNanos)
                .sorted()
                .toArray());
    }
}
