package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonText;
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
        return JsonText.of(json.path(field), field, longest);
    }

    /** @return null when it is left out */
    static String textOrNull(JsonNode json, String field, int longest) {
        return json.hasNonNull(field) ? text(json, field, longest) : null;
    }

    static <E extends Enum<E>> E word(JsonNode json, String field, Class<E> words) {
        return JsonText.word(json.path(field), field, words);
    }
}
