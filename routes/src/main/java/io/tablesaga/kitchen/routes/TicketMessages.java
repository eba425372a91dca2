package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.kitchen.Tickets.OpenTicket;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.routes.Reply;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** Ticket messages as the kitchen reads them. */
public final class TicketMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when the message is no ticket: the broker dead-letters it */
    public static OpenTicket read(String envelope) {
        try {
            JsonNode data = JSON.readTree(envelope).path("data");
            List<OpenTicket.Line> lines = new ArrayList<>();
            for (JsonNode line : data.path("lines")) {
                lines.add(new OpenTicket.Line(
                        line.path("position").asInt(),
                        line.path("name").asText(),
                        line.path("quantity").asInt(),
                        line.path("options").findValuesAsText("name")));
            }
            if (lines.isEmpty() || lines.stream().anyMatch(line -> line.position() < 1)) {
                throw new IllegalArgumentException("a ticket without lines, or with one that has no position");
            }
            return new OpenTicket(
                    OrderId.of(data.path("orderId").asText()),
                    StoreId.of(data.path("storeId").asText()),
                    TableId.of(data.path("tableId").asText()),
                    lines);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a ticket", e);
        }
    }

    /** Artemis' management message: the broker itself moves the messages, so none can be lost on the way. */
    static void askToRetry(Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage()
                .setHeader("_AMQ_ResourceName", "queue.{{dead}}".replace("{{dead}}", deadLetters(exchange)));
        exchange.getMessage().setHeader("_AMQ_OperationName", "retryMessages");
        exchange.getMessage().setBody("[]");
    }

    private static String deadLetters(Exchange exchange) {
        return exchange.getContext().resolvePropertyPlaceholders("{{kitchen.dead-letters}}");
    }

    static void retried(Exchange exchange) {
        String result = exchange.getMessage().getBody(String.class);
        String count = result == null ? "0" : result.replaceAll("\\D", "");
        exchange.getMessage()
                .setBody(Reply.json(
                        200, JSON.createObjectNode().put("returned", count.isEmpty() ? 0 : Integer.parseInt(count))));
    }
}
