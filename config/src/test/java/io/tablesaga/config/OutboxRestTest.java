package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The relay looks often, and rests between its looks. */
class OutboxRestTest {

    @Test
    void a_relay_with_nothing_to_send_looks_a_few_times_a_second() {
        BooksBalance.in(Product.running(Wired.DIRECT));
        long before = looks();
        // Twice as many as a poll of 200 ms makes of two seconds, for other products of this JVM and slow machines.
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> looks() - before < 40);
    }

    private static long looks() {
        return RouteCoverage.exchanges().get("outbox-relay-kafka").get(Wired.DIRECT);
    }
}
