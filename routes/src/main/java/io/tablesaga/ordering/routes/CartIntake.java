package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.floor.routes.VisitNewsRoutes;
import io.tablesaga.ordering.EditCart;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.ReadersLanguage;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads what a guest wants of the cart, and in which language. */
final class CartIntake {

    private CartIntake() {}

    static void show(Exchange exchange) {
        pass(exchange, guest(exchange));
    }

    static void put(Exchange exchange) {
        UUID line = line(exchange);
        JsonNode json = JsonBody.of(exchange);
        JsonNode version = json.path("version");
        if (!version.isMissingNode() && !version.isNull() && !(version.isInt() && version.asInt() >= 0)) {
            throw new InvalidRequest("version must be the line's, as the cart gave it; left out for a new line.");
        }
        PlaceOrder.Line wish = LinesJson.ofCart(json);
        pass(exchange, new EditCart.Put(guest(exchange), line, version.asInt(0), wish));
    }

    static void remove(Exchange exchange) {
        UUID line = line(exchange);
        try {
            int version = Integer.parseInt(exchange.getMessage().getHeader("version", "", String.class));
            pass(exchange, new EditCart.Remove(guest(exchange), line, version));
        } catch (NumberFormatException e) {
            throw new InvalidRequest("version must be the line's, as the cart gave it.");
        }
    }

    private static UUID line(Exchange exchange) {
        try {
            return UUID.fromString(exchange.getMessage().getHeader("lineId", "", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("lineId in the path must be an id that the phone has chosen, a UUID.");
        }
    }

    /** The door lets nobody else. */
    private static Caller.AtTable guest(Exchange exchange) {
        return (Caller.AtTable) Callers.of(exchange);
    }

    /** The caller's headers end here. */
    private static void pass(Exchange exchange, Object command) {
        Message message = exchange.getMessage();
        exchange.setVariable(CartAnswers.GUEST, guest(exchange));
        exchange.setVariable(
                CartAnswers.LANGUAGE,
                ReadersLanguage.of(
                        message.getHeader("lang", String.class), message.getHeader("Accept-Language", String.class)));
        guest(exchange).visit().ifPresent(visit -> exchange.setProperty(VisitNewsRoutes.VISIT, visit.toString()));
        message.removeHeaders("*");
        message.setBody(command);
    }
}
