package io.tablesaga.ordering;

import io.tablesaga.floor.VisitNews;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.ordering.OrderHistory.Placed;
import io.tablesaga.shared.VisitId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a visit's last orders are, and how far the kitchen is with each of their lines. */
public final class OrdersNews implements VisitNews {

    private static final int LAST = 20;

    private final OrderHistory history;

    public OrdersNews(OrderHistory history) {
        this.history = history;
    }

    @Override
    public String event() {
        return "orders";
    }

    @Override
    public String now(VisitId visit) {
        return array(history.ofVisit(visit, Optional.empty(), LAST).stream()
                .map(OrdersNews::json)
                .toList());
    }

    private static String json(Placed order) {
        return "{\"id\":\"%s\",\"state\":\"%s\",\"pickupNumber\":%s,\"ready\":%s,\"lines\":%s}"
                .formatted(
                        order.id(),
                        order.state(),
                        order.pickupNumber().map(String::valueOf).orElse("null"),
                        order.ready(),
                        array(order.lines().stream()
                                .map(line -> text(line.kitchen()))
                                .toList()));
    }

    private static String text(Optional<LineState> state) {
        return state.map(known -> "\"" + known + "\"").orElse("null");
    }

    private static String array(List<String> members) {
        return members.stream().collect(Collectors.joining(",", "[", "]"));
    }
}
