package io.tablesaga.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an order costs from its guest's request to what the kitchen says of it, through HTTP: spread over a hundred dishes, or
 * with the same dish in each cart; paid with one touch, or on the provider's page. Beside it, what PostgreSQL alone could do.
 */
class OrderBench {

    private static final int CLIENTS = Integer.getInteger("tablesaga.bench.clients", 16);
    private static final int EACH = Integer.getInteger("tablesaga.bench.orders", 200);
    private static final int[] LIMIT_CLIENTS = {8, 16, 32};
    private static final int DEAREST = 12;

    private static final String SPREAD = "100 dishes, one touch";
    private static final String ONE_DISH = "one dish, one touch";
    private static final String ON_PAGE = "100 dishes, on the page";

    /** The database is asked by the bench alone: relay, kitchen and recovery rest, and every other look is far off. */
    private static final String[] AT_REST = {
        "--outbox.relay=false",
        "--kitchen.consumer=false",
        "--payment.hints.follow=false",
        "--printing.poll=3600000",
        "--ordering.late-tickets.look=timer:order-late-tickets?delay=3600000",
        "--books.check=timer:books-check?delay=3600000",
        "--accounts.forget=timer:accounts-forget?delay=3600000",
        "--order.cancellations.poll=3600000",
        "--tablesaga.saga.poll=1h"
    };

    @TempDir
    Path folder;

    @Test
    void orders() throws Exception {
        Path data = folder.resolve("product");
        HundredDishes store;
        WrittenOrder written;
        RowsWritten byProduct;
        Map<String, OrderRun> orders;
        try (ProductAsShipped product = DatabaseWork.counted(data);
                Connection connection = product.database().getConnection()) {
            store = new HundredDishes(product.database(), CLIENTS);
            Guests guests = new Guests(product.api(), store);
            OrderRuns runs = new OrderRuns(product);
            runs.add(SPREAD, CLIENTS, EACH, number -> guests.payAtOnce(number / EACH, false));
            runs.add(ONE_DISH, CLIENTS, EACH, number -> guests.payAtOnce(number / EACH, true));
            runs.add(ON_PAGE, CLIENTS, EACH, number -> guests.payOnPage(number / EACH, false));
            orders = runs.medians();
            System.out.println(Calibration.line(folder, product.database()));
            System.out.printf(
                    "%d clients, %d orders each and run, median of %d runs; commits, statements and ms of processor time are"
                            + " an order's; load of the machine %s%n",
                    CLIENTS,
                    EACH,
                    OrderRuns.COUNTED,
                    Files.readString(Path.of("/proc/loadavg")).strip());
            print(orders);
            System.out.printf(
                    Locale.ROOT,
                    "one dish, of spread: %.2f%n",
                    orders.get(ONE_DISH).wholeOrders() / orders.get(SPREAD).wholeOrders());
            System.out.println("where PostgreSQL was, over all of these orders:");
            DatabaseWork.dearest(connection, DEAREST, (long) OrderRuns.COUNTED * orders.size() * CLIENTS * EACH)
                    .forEach(System.out::println);
            RowsWritten before = RowsWritten.now(connection);
            OrderRun.of(product, CLIENTS, EACH, number -> guests.payAtOnce(number / EACH, false));
            byProduct = RowsWritten.now(connection).since(before);
            written = WrittenOrder.last(connection);
        }
        try (ProductAsShipped resting = new ProductAsShipped(data, AT_REST)) {
            limit(resting, store, written, byProduct, orders);
        }
    }

    private static void limit(
            ProductAsShipped resting,
            HundredDishes store,
            WrittenOrder written,
            RowsWritten byProduct,
            Map<String, OrderRun> orders)
            throws Exception {
        Map<String, OrderRun> spread = new LinkedHashMap<>();
        Map<String, OrderRun> oneDish = new LinkedHashMap<>();
        for (int clients : LIMIT_CLIENTS) {
            int each = CLIENTS * EACH / clients;
            try (DatabaseLimit limit = new DatabaseLimit(resting.database(), clients, store, written)) {
                OrderRuns runs = new OrderRuns(resting);
                String by = ", limit, " + clients;
                runs.add("100 dishes" + by, clients, each, number -> limit.order(number / each, false));
                runs.add("one dish" + by, clients, each, number -> limit.order(number / each, true));
                runs.medians().forEach((name, run) -> (name.startsWith("one") ? oneDish : spread).put(name, run));
            }
        }
        print(spread);
        print(oneDish);
        System.out.printf(
                Locale.ROOT,
                "of the database limit: 100 dishes %.2f, one dish %.2f%n",
                orders.get(SPREAD).wholeOrders() / best(spread),
                orders.get(ONE_DISH).wholeOrders() / best(oneDish));
        try (Connection connection = resting.database().getConnection();
                DatabaseLimit limit = new DatabaseLimit(resting.database(), CLIENTS, store, written)) {
            RowsWritten before = RowsWritten.now(connection);
            OrderRun.of(resting, CLIENTS, EACH, number -> limit.order(number / EACH, false));
            RowsWritten byHand = RowsWritten.now(connection).since(before);
            System.out.println("rows an order writes           product      limit");
            byProduct
                    .ofTables()
                    .forEach((table, rows) -> System.out.printf(
                            Locale.ROOT,
                            "%-26s %11.2f %10.2f%n",
                            table,
                            (double) rows / CLIENTS / EACH,
                            (double) byHand.ofTables().getOrDefault(table, 0L) / CLIENTS / EACH));
        }
    }

    private static double best(Map<String, OrderRun> limits) {
        return limits.values().stream().mapToDouble(OrderRun::wholeOrders).max().orElseThrow();
    }

    private static void print(Map<String, OrderRun> medians) {
        System.out.println(OrderRun.COLUMNS);
        medians.forEach((way, median) -> System.out.println(median.line(way)));
    }
}
