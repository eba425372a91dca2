package io.tablesaga.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.stereotype.Component;

/**
 * Counts what goes through each route, in every product of this JVM, stopped ones too; found by the product's own scan. Tests
 * run in more JVMs than one: each leaves what it has counted in the folder of its build.
 */
@Component
final class RouteCoverage implements RoutePolicyFactory {

    /** Of this build only; null where nobody asks, as in a process that is to be killed. */
    static final String FOLDER = System.getProperty("tablesaga.route-coverage");

    private static final Map<String, Map<Product.Wired, AtomicLong>> EXCHANGES = new TreeMap<>();

    static {
        if (FOLDER != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(RouteCoverage::leave, "route-coverage"));
        }
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String route, NamedNode definition) {
        // The product's routes all have a group; what a test adds for itself has none.
        if (((RouteDefinition) definition).getGroup() == null) {
            return null;
        }
        boolean byMessage = Boolean.parseBoolean(camel.resolvePropertyPlaceholders("{{stock.by-message}}"));
        AtomicLong exchanges = counter(route, byMessage ? Product.Wired.MESSAGES : Product.Wired.DIRECT);
        return new RoutePolicySupport() {
            @Override
            public void onExchangeBegin(Route begun, Exchange exchange) {
                exchanges.incrementAndGet();
            }
        };
    }

    private static AtomicLong counter(String route, Product.Wired wired) {
        synchronized (EXCHANGES) {
            return EXCHANGES
                    .computeIfAbsent(route, id -> new TreeMap<>())
                    .computeIfAbsent(wired, wiring -> new AtomicLong());
        }
    }

    /** Each route with the exchanges it had in this JVM, in each wiring it was there in. */
    static Map<String, Map<Product.Wired, Long>> exchanges() {
        Map<String, Map<Product.Wired, Long>> counted = new TreeMap<>();
        synchronized (EXCHANGES) {
            EXCHANGES.forEach((route, wirings) -> wirings.forEach((wired, exchanges) ->
                    counted.computeIfAbsent(route, id -> new TreeMap<>()).put(wired, exchanges.get())));
        }
        return counted;
    }

    /** The same of all JVMs of this build that have ended. */
    static Map<String, Map<Product.Wired, Long>> exchangesOfAll() throws IOException {
        Map<String, Map<Product.Wired, Long>> counted = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] words = line.split(" ");
                    counted.computeIfAbsent(words[0], id -> new TreeMap<>())
                            .merge(Product.Wired.valueOf(words[1]), Long.valueOf(words[2]), Long::sum);
                }
            }
        }
        return counted;
    }

    private static void leave() {
        List<String> lines = new ArrayList<>();
        exchanges()
                .forEach((route, wirings) ->
                        wirings.forEach((wired, exchanges) -> lines.add(route + " " + wired + " " + exchanges)));
        try {
            Files.write(
                    Files.createDirectories(Path.of(FOLDER))
                            .resolve(String.valueOf(ProcessHandle.current().pid())),
                    lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
