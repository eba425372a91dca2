package io.tablesaga.shared.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.camel.Exchange;

/** A request as JSON; the body stays bytes, so that it can be read again. */
public final class JsonBody {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 64 * 1024;

    private JsonBody() {}

    /** @throws InvalidRequest when it is not a JSON object of a decent size */
    public static JsonNode of(Exchange exchange) {
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new InvalidRequest(415, "Send the request as application/json.");
        }
        byte[] body = exchange.getMessage().getBody(byte[].class);
        if (body == null || body.length == 0) {
            throw new InvalidRequest("The body is empty; send the request as JSON.");
        }
        if (body.length > MOST_BYTES) {
            throw new InvalidRequest(413, "The body is larger than 64 KiB.");
        }
        exchange.getMessage().setBody(body);
        return json(body);
    }

    private static JsonNode json(byte[] body) {
        try {
            JsonNode json = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (json == null || !json.isObject()) {
                throw new InvalidRequest("The body must be a JSON object.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new InvalidRequest("The body is not valid JSON.");
        }
    }
}
