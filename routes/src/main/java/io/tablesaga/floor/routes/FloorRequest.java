package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.routes.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Parts of what staff send; none is let in that could not be stored or shown. */
final class FloorRequest {

    private FloorRequest() {}

    static StoreId store(Exchange exchange) {
        return new StoreId(id(exchange, "storeId"));
    }

    static TableId table(Exchange exchange) {
        return new TableId(id(exchange, "tableId"));
    }

    static UUID id(Exchange exchange, String name) {
        try {
            return UUID.fromString(exchange.getMessage().getHeader(name, "", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(name + " in the path must be an id as it was given.");
        }
    }

    /** Without blanks at its ends. */
    static String text(JsonNode json, String field, int longest) {
        JsonNode text = json.path(field);
        String stripped = text.asText("").strip();
        if (!text.isTextual() || stripped.isEmpty() || stripped.length() > longest || !writable(stripped)) {
            throw new InvalidRequest(field + " must have 1 to " + longest + " characters that can be read.");
        }
        return stripped;
    }

    /** @return null when it is left out */
    static String textOrNull(JsonNode json, String field, int longest) {
        return json.hasNonNull(field) ? text(json, field, longest) : null;
    }

    /** PostgreSQL keeps no NUL, and half a letter cannot be sent. */
    private static boolean writable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    static <E extends Enum<E>> E word(JsonNode json, String field, Class<E> words) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(json.path(field).asText())) {
                return word;
            }
        }
        throw new InvalidRequest(field + " must be one of the words the contract names.");
    }
}
