package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.kitchen.AcknowledgeVoid;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.FireTurn;
import io.tablesaga.kitchen.HoldTurn;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.RecallBump;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What cooks say, as the contract writes it. */
final class CookCommands {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LINES = 50;
    private static final int LONGEST_STATION = 40;
    private static final int LAST_TURN = 9;

    private CookCommands() {}

    static void advance(Exchange exchange) {
        JsonNode json = body(exchange);
        command(
                exchange,
                new AdvanceTicket(
                        order(exchange),
                        positions(json.path("positions")),
                        station(json.path("station")),
                        to(json.path("to").asText())));
    }

    static void bump(Exchange exchange) {
        JsonNode json = body(exchange);
        command(
                exchange,
                new BumpTicket(order(exchange), positions(json.path("positions")), station(json.path("station"))));
    }

    static void recall(Exchange exchange) {
        JsonNode json = body(exchange);
        command(exchange, new RecallBump(store(exchange), station(json.path("station"))));
    }

    static void acknowledge(Exchange exchange) {
        JsonNode json = body(exchange);
        command(
                exchange,
                new AcknowledgeVoid(order(exchange), positions(json.path("positions")), station(json.path("station"))));
    }

    static void fire(Exchange exchange) {
        command(exchange, new FireTurn(store(exchange), visit(exchange), turn(body(exchange))));
    }

    static void hold(Exchange exchange) {
        command(exchange, new HoldTurn(store(exchange), visit(exchange), turn(body(exchange))));
    }

    private static void command(Exchange exchange, Object command) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(command);
    }

    private static JsonNode body(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        try {
            JsonNode json = JSON.readTree(body == null ? "" : body);
            if (!json.isObject()) {
                throw new InvalidRequest("The body must be a JSON object.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new InvalidRequest("The body is not valid JSON.");
        }
    }

    private static StoreId store(Exchange exchange) {
        try {
            return StoreId.of(exchange.getMessage().getHeader("storeId", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("storeId must be a store's id.");
        }
    }

    private static VisitId visit(Exchange exchange) {
        try {
            return VisitId.of(exchange.getMessage().getHeader("visitId", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("visitId must be a visit's id as its tickets give it.");
        }
    }

    private static OrderId order(Exchange exchange) {
        try {
            return OrderId.of(exchange.getMessage().getHeader("orderId", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("orderId must be an order's id as its ticket gives it.");
        }
    }

    /** Left out for all of them. */
    private static Optional<Integer> turn(JsonNode json) {
        JsonNode turn = json.path("turn");
        if (turn.isMissingNode() || turn.isNull()) {
            return Optional.empty();
        }
        if (!turn.isInt() || turn.asInt() < 0 || turn.asInt() > LAST_TURN) {
            throw new InvalidRequest(
                    "turn must be a whole number from 0 to " + LAST_TURN + ", or left out for all of them.");
        }
        return Optional.of(turn.asInt());
    }

    private static LineState to(String text) {
        try {
            LineState to = LineState.valueOf(text);
            if (!to.way().isEmpty()) {
                return to;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for a state that staff cannot bring a line to.
        }
        throw new InvalidRequest("to must be ACCEPTED, PREPARING, READY or SERVED.");
    }

    /** Empty for what the menu names no station for; left out for all. */
    private static Optional<String> station(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        boolean nameless = json.isTextual() && json.asText().isEmpty();
        return Optional.of(nameless ? "" : JsonText.of(json, "station", LONGEST_STATION));
    }

    private static List<Integer> positions(JsonNode json) {
        List<Integer> positions = new ArrayList<>();
        json.forEach(position -> positions.add(position.isInt() ? position.asInt() : 0));
        boolean leftOut = json.isMissingNode() || json.isNull();
        boolean some = json.isArray() && !positions.isEmpty() && positions.size() <= MOST_LINES;
        if (!leftOut && !some || positions.stream().anyMatch(position -> position < 1)) {
            throw new InvalidRequest("positions must be a list of the ticket's line numbers, or left out for all.");
        }
        return positions;
    }
}
