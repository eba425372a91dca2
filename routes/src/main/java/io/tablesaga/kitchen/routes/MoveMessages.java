package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.kitchen.MoveTickets;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.util.ArrayList;
import java.util.List;

/** Messages about parties that moved, as the kitchen reads them. */
public final class MoveMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MoveMessages() {}

    /** @throws IllegalArgumentException when the message is no move: the broker dead-letters it */
    public static MoveTickets read(String envelope) {
        try {
            JsonNode message = JSON.readTree(envelope);
            JsonNode data = message.path("data");
            List<VisitId> visits = new ArrayList<>();
            data.path("visitIds").forEach(visit -> visits.add(VisitId.of(visit.asText())));
            return new MoveTickets(
                    visits,
                    TableId.of(data.path("tableId").asText()),
                    data.path("moves").asInt(),
                    message.path("id").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a move", e);
        }
    }
}
