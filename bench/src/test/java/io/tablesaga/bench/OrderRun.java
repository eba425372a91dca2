package io.tablesaga.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What some orders took, one figure a column. They are whole when the last guest has an answer, all is sent that they caused,
 * and the orders know what the kitchen says.
 */
record OrderRun(double[] figures) {

    static final String COLUMNS = String.format(
            "%-26s" + "%11s".repeat(11),
            "",
            "answers/s",
            "orders/s",
            "p50 ms",
            "p99 ms",
            "commits",
            "statements",
            "product",
            "PostgreSQL",
            "provider",
            "load",
            "others");

    private static final String ON_ITS_WAY =
            """
            select (select count(*) from ordering.awaited_ticket)
                   + (select count(*) from outbox.message where sent_at is null)""";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** @param each how many orders each of the clients makes, one after the other */
    static OrderRun of(ProductAsShipped product, int clients, int each, Clients.Errand order)
            throws IOException, InterruptedException, SQLException {
        try (Connection connection = product.database().getConnection()) {
            awaitWhole(connection);
            DatabaseWork workBefore = DatabaseWork.now(connection);
            Cpu cpuBefore = Cpu.now(product);
            long begun = System.nanoTime();
            Clients.Times times = Clients.closedLoop(clients, each, order);
            double answered = (System.nanoTime() - begun) / 1e9;
            awaitWhole(connection);
            double whole = (System.nanoTime() - begun) / 1e9;
            Cpu cpu = Cpu.now(product).since(cpuBefore);
            DatabaseWork work = DatabaseWork.now(connection).since(workBefore);
            double orders = (double) clients * each;
            return new OrderRun(new double[] {
                orders / answered,
                orders / whole,
                times.millis(50),
                times.millis(99),
                work.commits() / orders,
                work.statements() / orders,
                cpu.product() / orders,
                cpu.postgreSql() / orders,
                cpu.sandbox() / orders,
                cpu.load() / orders,
                cpu.others() / orders
            });
        }
    }

    static void awaitWhole(Connection connection) throws SQLException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (ResultSet row = connection.createStatement().executeQuery(ON_ITS_WAY)) {
                row.next();
                if (row.getLong(1) == 0) {
                    return;
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(row.getLong(1) + " messages and tickets are still on their way");
                }
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Of each figure the one in the middle. */
    static OrderRun median(List<OrderRun> runs) {
        double[] median = new double[runs.get(0).figures.length];
        for (int figure = 0; figure < median.length; figure++) {
            int of = figure;
            median[figure] = runs.stream()
                    .mapToDouble(run -> run.figures[of])
                    .sorted()
                    .skip(runs.size() / 2)
                    .findFirst()
                    .orElseThrow();
        }
        return new OrderRun(median);
    }

    double wholeOrders() {
        return figures[1];
    }

    String line(String name) {
        StringBuilder line = new StringBuilder(String.format("%-26s", name));
        for (double figure : figures) {
            line.append(String.format(Locale.ROOT, "%11.2f", figure));
        }
        return line.toString();
    }
}
