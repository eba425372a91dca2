package io.tablesaga.config;

import io.tablesaga.config.Product.Wired;
import java.util.EnumMap;
import java.util.Map;

/**
 * The product with a hold long enough to come back twice and hints followed at once; one of each wiring for all tests of
 * this JVM. Its provider sends no webhooks, and whoever leaves something listed sees to it: others read the same books.
 */
final class Unhurried {

    private static final Map<Wired, Product> RUNNING = new EnumMap<>(Wired.class);

    private Unhurried() {}

    static synchronized Product product(Wired wired) {
        return RUNNING.computeIfAbsent(wired, Unhurried::start);
    }

    private static Product start(Wired wired) {
        return Product.start(wired, "--order.hold-time=25s", "--payment.hints.due=200", "--payment.hints.pause=500ms");
    }
}
