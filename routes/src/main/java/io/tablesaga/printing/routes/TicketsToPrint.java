package io.tablesaga.printing.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.printing.TicketToPrint;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Ticket messages as printing reads them. */
public final class TicketsToPrint {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when the message is no ticket: the broker dead-letters it */
    public static TicketToPrint read(String envelope) {
        try {
            JsonNode json = JSON.readTree(envelope);
            JsonNode data = json.path("data");
            List<TicketToPrint.Line> lines = new ArrayList<>();
            for (JsonNode line : data.path("lines")) {
                lines.add(new TicketToPrint.Line(
                        line.path("name").asText(),
                        line.path("quantity").asInt(),
                        line.path("options").findValuesAsText("name"),
                        line.path("station").asText("")));
            }
            return new TicketToPrint(
                    OrderId.of(data.path("orderId").asText()),
                    data.path("firing").asLong(),
                    StoreId.of(data.path("storeId").asText()),
                    TableId.of(data.path("tableId").asText()),
                    data.path("pickup").asText(""),
                    Instant.parse(json.path("time").asText()),
                    lines);
        } catch (JsonProcessingException | DateTimeParseException e) {
            throw new IllegalArgumentException("not a ticket", e);
        }
    }
}
