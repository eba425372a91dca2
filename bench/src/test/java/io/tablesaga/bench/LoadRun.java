package io.tablesaga.bench;

import io.tablesaga.bench.Answers.Kind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product under all it can take, and under more. Whatever the machine, each run ends with what must be so. */
class LoadRun {

    private static final int GUESTS = 100;
    private static final int SECONDS = Integer.getInteger("tablesaga.bench.seconds", 60);
    private static final int DISHES = 100;

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_hundred_guests_and_enough_for_all() throws Exception {
        try (ProductAsShipped product = new ProductAsShipped(folder)) {
            HundredDishes store = new HundredDishes(product.database(), GUESTS);
            Guests guests = new Guests(product.api(), store);
            Answers answers = closedLoop(client -> guests.order(client, store.cart(false)), SECONDS);
            said(GUESTS + " guests", answers, SECONDS);
            new Reckoning(product, store).ordersAre(answers.good().count(Kind.TAKEN));
        }
    }

    @Test
    void a_hundred_guests_and_a_thousand_portions() throws Exception {
        try (ProductAsShipped product = new ProductAsShipped(folder)) {
            int portions = 1_000;
            HundredDishes store = new HundredDishes(product.database(), GUESTS, portions / DISHES);
            Guests guests = new Guests(product.api(), store);
            Answers answers = closedLoop(client -> guests.order(client, store.portion()), SECONDS);
            said(GUESTS + " guests, " + portions + " portions", answers, SECONDS);
            Reckoning reckoning = new Reckoning(product, store);
            reckoning.ordersAre(answers.good().count(Kind.TAKEN));
            reckoning.soldIs(portions);
        }
    }

    @Test
    void four_times_the_peak() throws Exception {
        try (ProductAsShipped product = new ProductAsShipped(folder)) {
            HundredDishes store = new HundredDishes(product.database(), GUESTS);
            Guests guests = new Guests(product.api(), store);
            Reckoning reckoning = new Reckoning(product, store);
            reckoning.listen();
            closedLoop(client -> guests.order(client, store.cart(false)), SECONDS / 2);
            Answers atPeak = closedLoop(client -> guests.order(client, store.cart(false)), SECONDS / 2);
            said("the peak", atPeak, SECONDS / 2);
            double peak = atPeak.good().count(Kind.TAKEN) / (SECONDS / 2.0);
            int atThePage = 2 * SECONDS;
            List<String> authenticated = new ArrayList<>();
            for (int guest = 0; guest < atThePage; guest++) {
                authenticated.add(guests.authenticated(guest, false));
            }

            Answers overload = new Answers();
            Confirms confirms = new Confirms(guests, authenticated);
            confirms.start();
            double goodput = openLoop(4 * peak, SECONDS, overload, client -> guests.order(client, store.cart(false)));
            confirms.join();
            said(String.format(Locale.ROOT, "four times the peak, %.0f orders/s", 4 * peak), overload, SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "  goodput %.1f/s, of the peak %.2f; %d confirms (slowest %.0f ms), %d webhooks, none refused%n",
                    goodput,
                    goodput / peak,
                    confirms.confirmed(),
                    confirms.slowestMillis,
                    reckoning.heard());
            overload.good();
            if (confirms.confirmed() != atThePage) {
                throw new IllegalStateException(
                        "of " + atThePage + " confirms " + confirms.confirmed() + " were taken");
            }
        }
    }

    private interface Orders {

        HttpRequest.Builder next(int client);
    }

    /** Each guest orders again as soon as the last order is answered. */
    private Answers closedLoop(Orders orders, int seconds) throws InterruptedException {
        Answers answers = new Answers();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> guests = new ArrayList<>();
        for (int guest = 0; guest < GUESTS; guest++) {
            int client = guest;
            guests.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    long begun = System.nanoTime();
                    try {
                        answers.note(http.send(orders.next(client).build(), BodyHandlers.ofString()), begun);
                    } catch (IOException | InterruptedException e) {
                        answers.failed(e);
                    }
                }
            }));
        }
        guests.forEach(Thread::start);
        for (Thread guest : guests) {
            guest.join();
        }
        return answers;
    }

    /** New guests come, whatever became of those before. @return how many a second were taken within the time */
    private double openLoop(double rate, int seconds, Answers answers, Orders orders) {
        List<CompletableFuture<Void>> open = new ArrayList<>();
        long start = System.nanoTime();
        Supplier<Double> elapsed = () -> (System.nanoTime() - start) / 1e9;
        for (int number = 0; elapsed.get() < seconds; number++) {
            LockSupport.parkNanos((long) ((number / rate - elapsed.get()) * 1e9));
            long begun = System.nanoTime();
            CompletableFuture<HttpResponse<String>> answer =
                    http.sendAsync(orders.next(number % GUESTS).build(), BodyHandlers.ofString());
            open.add(answer.handle((heard, failed) -> {
                if (failed == null) {
                    answers.note(heard, begun);
                } else {
                    answers.failed(failed);
                }
                return null;
            }));
        }
        double goodput = answers.count(Kind.TAKEN) / elapsed.get();
        open.forEach(CompletableFuture::join);
        return goodput;
    }

    /** Guests who come back from the provider's page meanwhile, two a second. */
    private final class Confirms extends Thread {

        private final Guests guests;
        private final List<String> authenticated;
        private volatile int confirmed;
        private volatile double slowestMillis;

        Confirms(Guests guests, List<String> authenticated) {
            this.guests = guests;
            this.authenticated = authenticated;
        }

        @Override
        public void run() {
            long next = System.nanoTime();
            for (String one : authenticated) {
                LockSupport.parkNanos(next - System.nanoTime());
                next += TimeUnit.MILLISECONDS.toNanos(450);
                long begun = System.nanoTime();
                try {
                    int status = http.send(guests.confirm(one).build(), BodyHandlers.ofString())
                            .statusCode();
                    confirmed += status == 201 || status == 202 ? 1 : 0;
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                slowestMillis = Math.max(slowestMillis, (System.nanoTime() - begun) / 1e6);
            }
        }

        int confirmed() {
            return confirmed;
        }
    }

    private static void said(String what, Answers answers, int seconds) throws IOException {
        System.out.printf(
                "%s for %d s; load of the machine %s%n%s",
                what, seconds, Files.readString(Path.of("/proc/loadavg")).strip(), answers.lines(seconds));
    }
}
