package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.kitchen.Tickets.OpenTicket;
import io.tablesaga.kitchen.Tickets.Opened;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/** Ticket messages as the kitchen reads them, and passes them on. */
public final class TicketMessages {

    /** The variable that keeps the message as it came. */
    static final String ENVELOPE = "envelope";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when the message is no ticket: the broker dead-letters it */
    public static OpenTicket read(String envelope) {
        try {
            JsonNode message = JSON.readTree(envelope);
            JsonNode data = message.path("data");
            List<OpenTicket.Line> lines = new ArrayList<>();
            for (JsonNode line : data.path("lines")) {
                lines.add(new OpenTicket.Line(
                        line.path("position").asInt(),
                        line.path("name").asText(),
                        line.path("quantity").asInt(),
                        line.path("station").asText(),
                        line.path("options").findValuesAsText("name"),
                        line.path("turn").asInt()));
            }
            if (lines.isEmpty() || lines.stream().anyMatch(line -> line.position() < 1)) {
                throw new IllegalArgumentException("a ticket without lines, or with one that has no position");
            }
            return new OpenTicket(
                    OrderId.of(data.path("orderId").asText()),
                    StoreId.of(data.path("storeId").asText()),
                    TableId.of(data.path("tableId").asText()),
                    VisitId.of(data.path("visitId").asText()),
                    lines,
                    LocalDate.parse(data.path("businessDay").asText()),
                    Serving.valueOf(data.path("serving").asText()),
                    TraceParent.of(message.path("traceparent").asText()),
                    message.path("id").asText());
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IllegalArgumentException("not a ticket", e);
        }
    }

    /** The body becomes what comes out on paper at once: the message without what was held as it came; null when that is all. */
    static void onward(Exchange exchange) {
        Set<Integer> held =
                Set.copyOf(exchange.getMessage().getBody(Opened.class).held());
        String envelope = exchange.getVariable(ENVELOPE, String.class);
        exchange.getMessage().setBody(held.isEmpty() ? envelope : without(held, envelope));
    }

    private static String without(Set<Integer> held, String envelope) {
        try {
            ObjectNode message = (ObjectNode) JSON.readTree(envelope);
            ArrayNode lines = (ArrayNode) message.path("data").path("lines");
            lines.removeIf(line -> held.contains(line.path("position").asInt()));
            return lines.isEmpty() ? null : message.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a ticket", e);
        }
    }
}
