package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.ordering.Cancellation;
import io.tablesaga.ordering.CancellingOrders.TakenBack;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderLine;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import io.tablesaga.shared.routes.CloudEvents;
import java.util.List;

/** What an order says to the world: a ticket for the kitchen (do this), an event for everybody else (this happened). */
public final class OrderMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Outbox outbox;
    private final CloudEvents events;

    public OrderMessages(Outbox outbox, CloudEvents events) {
        this.outbox = outbox;
        this.events = events;
    }

    public void paid(Order order) {
        outbox.add(List.of(
                message(order, "jms:kitchen.tickets", "kitchen.open-ticket", ticket(order)),
                message(order, "kafka:orders", "ordering.order-paid", event(order))));
    }

    /** All of it, or the lines it names. */
    public void takenBack(TakenBack back) {
        Order order = back.order();
        Cancellation cancellation = back.cancellation();
        String saga = cancellation.saga().toString();
        ObjectNode data = JSON.createObjectNode()
                .put("orderId", order.id().toString())
                .put("storeId", order.store().toString())
                .put("tableId", order.table().toString())
                .put("cancellationId", cancellation.id().toString())
                .put("whole", order.state() == OrderState.CANCELLED);
        cancellation.taken().forEach(data.putArray("positions")::add);
        data.set("refund", OrderJson.money(cancellation.amount()));
        outbox.add(List.of(events.envelope(
                "kafka:orders",
                "ordering.order-taken-back",
                order.id().toString(),
                saga,
                order.saga().toString(),
                order.trace(),
                data)));
    }

    /** What the kitchen refuses: the stock sells none of it from now on. */
    public void runOut(Cancellation cancellation, Order order) {
        outbox.add(cancellation.positions().stream()
                .map(position -> order.lines().get(position - 1).item())
                .distinct()
                .map(item -> events.envelope(
                        "jms:stock.mark-sold-out",
                        "stock.mark-sold-out",
                        order.id().toString(),
                        null,
                        cancellation.id().toString(),
                        order.trace(),
                        JSON.createObjectNode()
                                .put("storeId", order.store().toString())
                                .put("itemId", item.toString())
                                .put("reason", cancellation.reason())))
                .toList());
    }

    private OutboxMessage message(Order order, String destination, String type, ObjectNode data) {
        String saga = order.saga().toString();
        return events.envelope(destination, type, order.id().toString(), saga, saga, order.trace(), data);
    }

    private static ObjectNode ticket(Order order) {
        ObjectNode data = JSON.createObjectNode()
                .put("orderId", order.id().toString())
                .put("storeId", order.store().toString())
                .put("tableId", order.table().toString())
                .put("visitId", order.visit().toString())
                .put("businessDay", order.day().toString())
                .put("serving", order.serving().name());
        ArrayNode lines = data.putArray("lines");
        int position = 1;
        for (OrderLine line : order.lines()) {
            lines.addObject()
                    .put("position", position++)
                    .put("name", line.name())
                    .put("quantity", line.quantity())
                    .put("station", line.station())
                    .put("turn", line.turn())
                    .set("options", OrderJson.options(line));
        }
        return data;
    }

    private static ObjectNode event(Order order) {
        ObjectNode data = JSON.createObjectNode()
                .put("orderId", order.id().toString())
                .put("storeId", order.store().toString())
                .put("tableId", order.table().toString());
        data.set("total", OrderJson.money(order.total()));
        data.set("lines", OrderJson.lines(order));
        return data;
    }
}
