package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.floor.routes.VisitNewsRoutes;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.ordering.KitchenNews;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.routes.TopicNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Tickets' changes as ordering reads them. */
final class TicketNews {

    private TicketNews() {}

    /** The body becomes a {@link KitchenNews}, or null when it is no change of a ticket. @throws TopicNews.Unreadable */
    static void read(Exchange exchange) {
        JsonNode event = TopicNews.event(exchange);
        String type = event.path("type").asText();
        try {
            exchange.getMessage()
                    .setBody(type.equals("io.tablesaga.kitchen.ticket-changed.v1") ? news(event.path("data")) : null);
        } catch (IllegalArgumentException e) {
            throw new TopicNews.Unreadable(type + ": " + e.getMessage());
        }
    }

    private static KitchenNews news(JsonNode data) {
        List<KitchenNews.Line> lines = new ArrayList<>();
        for (JsonNode line : data.path("lines")) {
            lines.add(new KitchenNews.Line(
                    line.path("position").asInt(),
                    LineState.valueOf(line.path("state").asText())));
        }
        return new KitchenNews(
                OrderId.of(data.path("orderId").asText()),
                data.path("number").asLong(),
                data.path("pickupNumber").asInt(),
                lines);
    }

    /** Whose phones are to hear of it, if anything was changed. */
    static void visit(Exchange exchange) {
        Optional<?> visit = exchange.getMessage().getBody(Optional.class);
        visit.ifPresent(id -> exchange.setProperty(VisitNewsRoutes.VISIT, id.toString()));
    }
}
