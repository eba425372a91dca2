package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.floor.Joining;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Reads what guests want of a visit. What they typed is looked at nowhere but where it is compared. */
final class JoinIntake {

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_NAME = 40;

    private JoinIntake() {}

    static void join(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        boolean slip = json.hasNonNull("slip");
        if (slip == json.hasNonNull("joinCode")) {
            throw new InvalidRequest("Send either joinCode, as the table's tablet or the staff show it, or slip.");
        }
        SeatingIntake.pass(
                exchange,
                new Joining.Join(
                        Callers.of(exchange),
                        Callers.addressOf(exchange),
                        text(json, "tableCode", LONGEST_CODE),
                        text(json, slip ? "slip" : "joinCode", LONGEST_CODE),
                        slip));
    }

    static void ask(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        String name = text(json, "name", LONGEST_NAME).strip();
        if (name.codePoints().anyMatch(letter -> Character.isISOControl(letter) || invisible(letter))) {
            throw new InvalidRequest("name must be readable.");
        }
        SeatingIntake.pass(
                exchange, new Joining.Ask(Callers.of(exchange), text(json, "tableCode", LONGEST_CODE), name));
    }

    /** Letters that turn what stands around them. */
    private static boolean invisible(int letter) {
        return Character.getType(letter) == Character.FORMAT;
    }

    static void answer(Exchange exchange) {
        JsonNode let = JsonBody.of(exchange).path("let");
        if (!let.isBoolean()) {
            throw new InvalidRequest("let must be true or false.");
        }
        SeatingIntake.pass(
                exchange,
                new Joining.Answer((Caller.AtTable) Callers.of(exchange), id(exchange, "askId"), let.asBoolean()));
    }

    /** The token from before a move, which the door does not know any more. */
    static void before(Exchange exchange) {
        String authorization = exchange.getMessage().getHeader("Authorization", "", String.class);
        SeatingIntake.pass(exchange, authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "");
    }

    static void caller(Exchange exchange) {
        SeatingIntake.pass(exchange, Callers.of(exchange));
    }

    private static UUID id(Exchange exchange, String name) {
        try {
            return UUID.fromString(exchange.getMessage().getHeader(name, "", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(name + " must be an id as it was given.");
        }
    }

    private static String text(JsonNode json, String field, int longest) {
        JsonNode text = json.path(field);
        if (!text.isTextual() || text.asText().isBlank() || text.asText().length() > longest) {
            throw new InvalidRequest(field + " must have 1 to " + longest + " characters.");
        }
        return text.asText();
    }
}
