package io.tablesaga.insight.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.insight.OrderNews;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.routes.TopicNews;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** Orders' events as insight reads them. */
final class OrderEvents {

    private OrderEvents() {}

    /** The body becomes an {@link OrderNews}, or null when it tells nothing to count. @throws TopicNews.Unreadable */
    static void read(Exchange exchange) {
        JsonNode event = TopicNews.event(exchange);
        String type = event.path("type").asText();
        try {
            exchange.getMessage().setBody(news(type, event.path("data")));
        } catch (IllegalArgumentException e) {
            throw new TopicNews.Unreadable(type + ": " + e.getMessage());
        }
    }

    private static OrderNews news(String type, JsonNode data) {
        return switch (type) {
            case "io.tablesaga.ordering.order-paid.v1" -> new OrderNews.Paid(order(data), items(data.path("lines")));
            case "io.tablesaga.ordering.order-taken-back.v1" ->
                new OrderNews.TakenBack(order(data), positions(data.path("positions")));
            default -> null;
        };
    }

    private static OrderId order(JsonNode data) {
        return OrderId.of(data.path("orderId").asText());
    }

    private static List<ItemId> items(JsonNode lines) {
        List<ItemId> items = new ArrayList<>();
        lines.forEach(line -> items.add(ItemId.of(line.path("itemId").asText())));
        return items;
    }

    private static List<Integer> positions(JsonNode json) {
        List<Integer> positions = new ArrayList<>();
        for (JsonNode position : json) {
            if (!position.isInt()) {
                throw new IllegalArgumentException("positions must be whole numbers.");
            }
            positions.add(position.asInt());
        }
        return positions;
    }
}
