package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.kitchen.AdvanceAnswer;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** What cooks say about a ticket's lines, as the contract writes it. */
final class TicketAdvances {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORDER = "orderId";
    private static final int MOST_LINES = 50;

    private TicketAdvances() {}

    static void read(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        try {
            JsonNode json = JSON.readTree(body == null ? "" : body);
            AdvanceTicket command = new AdvanceTicket(
                    order(exchange.getMessage().getHeader(ORDER, String.class)),
                    positions(json.path("positions")),
                    to(json.path("to").asText()));
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(command);
            exchange.setVariable(ORDER, command.order());
        } catch (JsonProcessingException e) {
            throw new InvalidRequest("The body is not valid JSON.");
        }
    }

    private static OrderId order(String text) {
        try {
            return OrderId.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("orderId must be an order's id as its ticket gives it.");
        }
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
        throw new InvalidRequest("to must be PREPARING, READY or SERVED.");
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

    static void answer(Exchange exchange) {
        AdvanceAnswer answer = exchange.getMessage().getBody(AdvanceAnswer.class);
        exchange.getMessage()
                .setBody(
                        switch (answer.outcome()) {
                            case ADVANCED ->
                                Reply.json(200, ticket(exchange.getVariable(ORDER, OrderId.class), answer));
                            case UNKNOWN_TICKET ->
                                problem(
                                        404,
                                        "unknown-ticket",
                                        "No such ticket",
                                        "The kitchen has no ticket of this order, or not yet.");
                            case UNKNOWN_LINE ->
                                throw new InvalidRequest("positions names a line this ticket does not have.");
                            case LINE_WITHDRAWN ->
                                problem(
                                        409,
                                        "line-withdrawn",
                                        "Taken back",
                                        "Stop making it: a line was taken back. Look at the ticket again.");
                            case TOO_EARLY ->
                                problem(
                                        409,
                                        "line-too-early",
                                        "A step is missing",
                                        "A line goes from WAITING to PREPARING, READY and SERVED, one step at a time; nothing was changed.");
                        });
    }

    private static ObjectNode ticket(OrderId order, AdvanceAnswer answer) {
        ObjectNode json = JSON.createObjectNode().put(ORDER, order.toString());
        ArrayNode lines = json.putArray("lines");
        for (Ticket.Line line : answer.lines()) {
            ObjectNode one = lines.addObject()
                    .put("position", line.position())
                    .put("name", line.name())
                    .put("quantity", line.quantity())
                    .put("state", line.state().name());
            line.options().forEach(one.putArray("options")::add);
        }
        return json;
    }

    private static Reply problem(int status, String name, String title, String detail) {
        return Reply.problem(Problem.of(status, name, title, detail));
    }
}
