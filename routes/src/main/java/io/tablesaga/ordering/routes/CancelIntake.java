package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.ordering.CancelOrder;
import io.tablesaga.ordering.CancelOrder.Asker;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** Reads who wants what taken back; nothing is stored before all of it is understood. */
final class CancelIntake {

    private static final int LONGEST_REASON = 200;
    private static final String RUN_OUT = "재료가 떨어져 만들 수 없습니다. (The kitchen has run out of what it is made of.)";

    void readGuest(Exchange exchange) {
        String authorization = exchange.getMessage().getHeader("Authorization", "", String.class);
        String token = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        JsonNode json = JsonBody.of(exchange);
        pass(
                exchange,
                new CancelOrder(
                        order(exchange),
                        Asker.GUEST,
                        visit(Callers.of(exchange)),
                        token,
                        positions(json),
                        false,
                        false,
                        reason(json, "The guest has changed their mind."),
                        key(exchange)));
    }

    void readStaff(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        pass(
                exchange,
                new CancelOrder(
                        order(exchange),
                        Asker.STAFF,
                        null,
                        null,
                        positions(json),
                        flag(json, "agreed"),
                        flag(json, "discarded"),
                        reason(json, null),
                        key(exchange)));
    }

    /** Each line is named: the items of those are sold no more. */
    void readKitchen(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        List<Integer> positions = positions(json);
        if (positions.isEmpty()) {
            throw new InvalidRequest("positions must name 1 to 50 lines: those that cannot be made.");
        }
        pass(
                exchange,
                new CancelOrder(
                        order(exchange),
                        Asker.KITCHEN,
                        null,
                        null,
                        positions,
                        flag(json, "agreed"),
                        flag(json, "discarded"),
                        reason(json, RUN_OUT),
                        key(exchange)));
    }

    private static VisitId visit(Caller caller) {
        return caller instanceof Caller.AtTable guest ? guest.visit().orElse(null) : null;
    }

    /** Only what the routes need goes on: the caller's headers end here. */
    private static void pass(Exchange exchange, CancelOrder command) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(OrderHeaders.ORDER, command.order().toString());
        exchange.getMessage().setBody(command);
    }

    private static String key(Exchange exchange) {
        String key = exchange.getMessage().getHeader("Idempotency-Key", String.class);
        if (key == null || key.isBlank() || key.length() > 255) {
            throw new InvalidRequest(
                    "The header Idempotency-Key must hold 1 to 255 characters, a new one for each request.");
        }
        return key;
    }

    private static OrderId order(Exchange exchange) {
        try {
            return OrderId.of(exchange.getMessage().getHeader("orderId", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("orderId must be an id as the order's creation gave it.");
        }
    }

    private static List<Integer> positions(JsonNode json) {
        JsonNode positions = json.path("positions");
        if (positions.isMissingNode() || positions.isNull()) {
            return List.of();
        }
        if (!positions.isArray() || positions.isEmpty() || positions.size() > 50) {
            throw new InvalidRequest("positions must name 1 to 50 lines; leave it out to cancel the whole order.");
        }
        List<Integer> wanted = new ArrayList<>();
        for (JsonNode position : positions) {
            if (!position.isInt() || position.asInt() < 1) {
                throw new InvalidRequest("positions are whole numbers, 1 for the order's first line.");
            }
            wanted.add(position.asInt());
        }
        return wanted;
    }

    private static boolean flag(JsonNode json, String field) {
        JsonNode flag = json.path(field);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw new InvalidRequest(field + " must be true or false.");
        }
        return flag.asBoolean(false);
    }

    private static String reason(JsonNode json, String otherwise) {
        JsonNode reason = json.path("reason");
        if (otherwise != null && (reason.isMissingNode() || reason.isNull())) {
            return otherwise;
        }
        if (!reason.isTextual() || reason.asText().isBlank() || reason.asText().length() > LONGEST_REASON) {
            throw new InvalidRequest("reason must say in 1 to " + LONGEST_REASON + " characters why.");
        }
        return reason.asText();
    }
}
