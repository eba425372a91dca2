package io.tablesaga.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a guest waits for a menu of 50 items, among 100 items of 2 stores and among 10,000 of 200. */
class MenuBench {

    private static final int ITEMS = 50;
    private static final int ROUNDS = 5;
    private static final int CLIENTS = 4;
    private static final int EACH = Integer.getInteger("tablesaga.bench.requests", 250);

    private static final String STORES =
            """
            with made as (
                insert into floor.store (id, name) select gen_random_uuid(), 'bench ' || n from generate_series(1, ?) n
                returning id),
            categories as (
                insert into ordering.catalogue_category (id, store_id, version, position, name)
                select gen_random_uuid(), made.id, 1, n, 'category ' || n from made, generate_series(1, 5) n
                returning id, store_id),
            items as (
                insert into ordering.catalogue_item
                    (id, store_id, category_id, position, name, names, description, price, currency)
                select gen_random_uuid(), c.store_id, c.id, n, 'dish ' || n, jsonb_build_object('en', 'dish ' || n),
                       repeat('hot and sour ', 10), 9000, 'KRW'
                from categories c, generate_series(1, 10) n
                returning id, store_id),
            stock as (insert into stock.item (id, store_id, available) select id, store_id, 100 from items)
            select id from made""";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void menus() throws Exception {
        try (ProductAsShipped small = new ProductAsShipped(folder.resolve("small"));
                ProductAsShipped large = new ProductAsShipped(folder.resolve("large"))) {
            List<HttpRequest> few = stores(small, 2);
            List<HttpRequest> many = stores(large, 200);
            read(few);
            read(many);
            List<String> lines = new ArrayList<>();
            double[] ratios = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                Clients.Times ofFew = read(few);
                Clients.Times ofMany = read(many);
                ratios[round] = ofMany.millis(95) / ofFew.millis(95);
                lines.add(String.format(
                        Locale.ROOT,
                        "%8d %10.1f %10.1f %12.1f %12.1f %8.2f",
                        round + 1,
                        ofFew.millis(50),
                        ofFew.millis(95),
                        ofMany.millis(50),
                        ofMany.millis(95),
                        ratios[round]));
            }
            Arrays.sort(ratios);
            System.out.println(Calibration.line(folder, large.database()));
            System.out.println(CLIENTS + " clients, " + EACH + " menus each and round, of " + ITEMS + " items; ms");
            System.out.println("   round    100 p50    100 p95   10,000 p50   10,000 p95    ratio");
            lines.forEach(System.out::println);
            System.out.printf(Locale.ROOT, "median ratio of p95: %.2f%n", ratios[ROUNDS / 2]);
        }
    }

    private Clients.Times read(List<HttpRequest> menus) throws InterruptedException {
        return Clients.closedLoop(CLIENTS, EACH, number -> {
            // A step that is prime to the number of stores comes to all of them.
            HttpRequest menu = menus.get(number * 7 % menus.size());
            HttpResponse<String> answer = http.send(menu, BodyHandlers.ofString());
            int items = answer.body().split("\"taxKind\"", -1).length - 1;
            if (answer.statusCode() != 200 || items != ITEMS) {
                throw new IllegalStateException(answer.statusCode() + ", " + items + " items: " + answer.body());
            }
        });
    }

    private static List<HttpRequest> stores(ProductAsShipped product, int stores) throws SQLException {
        DataSource database = product.database();
        List<HttpRequest> menus = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(STORES)) {
            insert.setInt(1, stores);
            try (ResultSet made = insert.executeQuery()) {
                while (made.next()) {
                    menus.add(HttpRequest.newBuilder(
                                    URI.create(product.api() + "/menus?storeId=" + made.getString(1) + "&lang=en"))
                            .build());
                }
            }
            connection.createStatement().execute("analyze");
        }
        return menus;
    }
}
