package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import io.tablesaga.evening.Evening;
import io.tablesaga.evening.EveningSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An evening in the restaurant, with mistakes and faults: all stories end, and the books balance. */
class EveningTest {

    private static final int ORDERS = Integer.getInteger("tablesaga.evening.orders", 60);
    private static final double SPEED = Double.parseDouble(System.getProperty("tablesaga.evening.speed", "180"));
    private static final long SEED = Long.getLong("tablesaga.evening.seed", 7);

    /** A guest has so many simulated minutes to pay; the shared product's hold is as long from 150× on. */
    private static final double MINUTES_TO_PAY = 10;

    private static final double SHARED_HOLD_SECONDS = 4;
    private static final int ENOUGH_FOR_A_SHARE = 500;

    static Stream<Wired> wirings() {
        return Arrays.stream(System.getProperty("tablesaga.evening.wirings", "DIRECT,MESSAGES")
                        .split(","))
                .map(Wired::valueOf);
    }

    @ParameterizedTest
    @MethodSource("wirings")
    void all_stories_of_an_evening_end_and_the_books_balance(Wired wired) throws InterruptedException {
        double hold = MINUTES_TO_PAY * 60 / SPEED;
        boolean shared = hold <= SHARED_HOLD_SECONDS;
        Product product = shared
                ? Product.running(wired)
                : Product.start(wired, "--order.hold-time=" + (long) Math.ceil(hold) + "s");
        try {
            Evening.Played evening = Evening.play(settings(product));
            System.out.println(wired + ": " + evening.table());
            assertThat(evening.wrong()).as(evening.table()).isEmpty();
            if (ORDERS >= ENOUGH_FOR_A_SHARE) {
                assertThat(evening.soldOut()).as("of 100 orders").isBetween(0.1, 5.0);
            }
            BooksBalance.in(product);
        } finally {
            if (!shared) {
                product.stop();
            }
        }
    }

    private static EveningSettings settings(Product product) {
        return new EveningSettings(
                URI.create(product.base()),
                "demo",
                product.servers().folder().secret("demo-password"),
                SEED,
                ORDERS,
                Math.max(20, ORDERS * 0.15),
                SPEED,
                true,
                Optional.of(new EveningSettings.Sandbox(
                        product.sandbox().uri(), product.servers().folder().secret("sandbox-admin"))),
                Optional.of("127.0.0.1"));
    }
}
