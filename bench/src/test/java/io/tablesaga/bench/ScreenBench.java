package io.tablesaga.bench;

import io.tablesaga.bench.DemoRestaurant.Seat;
import io.tablesaga.bench.WatchedScreens.Watched;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a change takes to the screens: from the moment its request was answered to the frame that shows it, while five
 * orders a second come in and a cook moves each of them on. The kitchen's display shows all of them, a phone its visit's own.
 */
class ScreenBench {

    private static final int RUNS = 5;
    private static final int SECONDS = Integer.getInteger("tablesaga.bench.seconds", 30);
    private static final int OTHER_TABLES = 4;

    @TempDir
    Path folder;

    @Test
    void screens() throws Exception {
        try (ProductAsShipped product = new ProductAsShipped(folder.resolve("product"));
                WatchedScreens screens = new WatchedScreens()) {
            DemoRestaurant restaurant = new DemoRestaurant(product);
            List<Seat> others = new ArrayList<>();
            for (int table = 0; table < OTHER_TABLES; table++) {
                others.add(restaurant.seat());
            }
            Map<String, List<Clients.Times>> runs = new TreeMap<>();
            for (int run = 0; run <= RUNS; run++) {
                Map<String, Clients.Times> times = run(restaurant, others, screens, product.secret("demo-password"));
                // The first one warms up.
                if (run > 0) {
                    times.forEach((what, took) -> runs.computeIfAbsent(what, first -> new ArrayList<>())
                            .add(took));
                }
            }
            System.out.println(Calibration.line(folder, product.database()));
            System.out.printf(
                    "%d orders/s, %d runs of %d s; ms to the screen, each the median of the runs%n",
                    Rush.ORDERS_A_SECOND, RUNS, SECONDS);
            System.out.println("                                         seen a run      p50      p99      max");
            runs.forEach((what, all) -> System.out.printf(
                    Locale.ROOT,
                    "%-40s %10d %8.0f %8.0f %8.0f%n",
                    what,
                    all.get(0).nanos().length,
                    median(all, 50),
                    median(all, 99),
                    median(all, 100)));
        }
    }

    private static Map<String, Clients.Times> run(
            DemoRestaurant restaurant, List<Seat> others, WatchedScreens screens, String password) throws Exception {
        Seat own = restaurant.seat();
        try (Watched kitchen = screens.kitchen(restaurant.kitchen(), password);
                Watched phone = screens.guest(own.address())) {
            Rush rush = new Rush(restaurant, own, others);
            rush.last(SECONDS);
            Map<String, Clients.Times> times = new TreeMap<>();
            times.put("an order, kitchen's display", rush.at(kitchen, List.of(Rush.THERE)));
            times.put("an order, guest's phone", rush.atOwn(phone, List.of(Rush.THERE)));
            times.put("a line's state, kitchen's display", rush.at(kitchen, Rush.CHANGES));
            times.put("a line's state, guest's phone", rush.atOwn(phone, Rush.CHANGES));
            return times;
        }
    }

    private static double median(List<Clients.Times> runs, double percentile) {
        return runs.stream()
                .mapToDouble(run -> run.millis(percentile))
                .sorted()
                .skip(RUNS / 2)
                .findFirst()
                .orElseThrow();
    }
}
