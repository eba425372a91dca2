package io.tablesaga.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several ways to order, by turns: what disturbs a machine for a while disturbs all of them. */
final class OrderRuns {

    static final int COUNTED = 5;
    private static final int WARM_UPS = 2;

    private final ProductAsShipped product;
    private final Map<String, Way> ways = new LinkedHashMap<>();

    private record Way(int clients, int each, Clients.Errand order) {}

    OrderRuns(ProductAsShipped product) {
        this.product = product;
    }

    void add(String name, int clients, int each, Clients.Errand order) {
        ways.put(name, new Way(clients, each, order));
    }

    /** The statements are counted from the first run that counts. */
    Map<String, OrderRun> medians() throws Exception {
        Map<String, List<OrderRun>> runs = new LinkedHashMap<>();
        ways.keySet().forEach(name -> runs.put(name, new ArrayList<>()));
        for (int run = 0; run < WARM_UPS + COUNTED; run++) {
            if (run == WARM_UPS) {
                DatabaseWork.countAnew(product);
            }
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                OrderRun one = OrderRun.of(
                        product,
                        way.getValue().clients(),
                        way.getValue().each(),
                        way.getValue().order());
                if (run >= WARM_UPS) {
                    runs.get(way.getKey()).add(one);
                }
            }
        }
        Map<String, OrderRun> medians = new LinkedHashMap<>();
        runs.forEach((name, all) -> medians.put(name, OrderRun.median(all)));
        return medians;
    }
}
