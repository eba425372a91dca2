package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Reads a guest's order; whatever cannot be read is refused with a sentence, before anything is stored. */
public final class OrderIntake {

    private static final int MOST_LINES = 50;
    private static final int MOST_OF_ONE = 99;
    private static final int MOST_OPTIONS = 50;
    private static final int MOST_GUESTS = 99;

    private final TimeOrderedIds ids;

    public OrderIntake(TimeOrderedIds ids) {
        this.ids = ids;
    }

    void read(Exchange exchange) {
        String key = exchange.getMessage().getHeader("Idempotency-Key", String.class);
        if (key == null || key.isBlank() || key.length() > 255) {
            throw new InvalidRequest(
                    "The header Idempotency-Key must hold 1 to 255 characters, a new one for each order.");
        }
        JsonNode json = JsonBody.of(exchange);
        byte[] body = exchange.getMessage().getBody(byte[].class);
        PlaceOrder command = command(
                json,
                (Caller.AtTable) Callers.of(exchange),
                key,
                digest(body),
                TraceParent.of(exchange.getMessage().getHeader(OrderHeaders.TRACE, String.class)));
        // Only what the routes need goes on: the guest's headers end here.
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(OrderHeaders.ORDER, command.order().toString());
        exchange.getMessage().setBody(command);
    }

    private PlaceOrder command(JsonNode json, Caller.AtTable guest, String key, String digest, TraceParent trace) {
        String token = token(json.path("paymentToken"));
        return new PlaceOrder(
                new OrderId(ids.next()),
                guest,
                lines(json.path("lines")),
                guests(json.path("guests")),
                token,
                atCounter(json.path("payment"), token),
                key,
                digest,
                trace);
    }

    /** Without one the guest pays on the provider's page. */
    private static String token(JsonNode token) {
        if (token.isMissingNode() || token.isNull()) {
            return null;
        }
        if (!token.isTextual() || token.asText().isEmpty() || token.asText().length() > 200) {
            throw new InvalidRequest("paymentToken must hold 1 to 200 characters; leave it out to pay on a page.");
        }
        return token.asText();
    }

    private static boolean atCounter(JsonNode payment, String token) {
        if (payment.isMissingNode() || payment.isNull()) {
            return false;
        }
        if (!payment.asText().equals("counter") || token != null) {
            throw new InvalidRequest("payment can be counter, without a paymentToken; leave it out otherwise.");
        }
        return true;
    }

    private static List<PlaceOrder.Line> lines(JsonNode lines) {
        if (!lines.isArray() || lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new InvalidRequest("lines must name 1 to " + MOST_LINES + " items.");
        }
        // The same of the same is one line.
        Map<Wish, Integer> quantities = new LinkedHashMap<>();
        for (JsonNode line : lines) {
            JsonNode quantity = line.path("quantity");
            if (!quantity.isInt() || quantity.asInt() < 1) {
                throw new InvalidRequest("quantity must be a whole number from 1 to " + MOST_OF_ONE + ".");
            }
            quantities.merge(wish(line), Math.min(quantity.asInt(), MOST_OF_ONE + 1), Integer::sum);
        }
        if (quantities.values().stream().anyMatch(quantity -> quantity > MOST_OF_ONE)) {
            throw new InvalidRequest("At most " + MOST_OF_ONE + " of one item can be ordered at once.");
        }
        return quantities.entrySet().stream()
                .map(entry -> entry.getKey().times(entry.getValue()))
                .toList();
    }

    private record Wish(UUID item, Set<UUID> options, Optional<Integer> version) {

        PlaceOrder.Line times(int quantity) {
            return new PlaceOrder.Line(new ItemId(item), quantity, options, version);
        }
    }

    private static Wish wish(JsonNode line) {
        return new Wish(
                uuid(line.path("itemId"), "itemId"), options(line.path("options")), version(line.path("version")));
    }

    private static Set<UUID> options(JsonNode options) {
        if (options.isMissingNode() || options.isNull()) {
            return Set.of();
        }
        Set<UUID> chosen = new HashSet<>();
        if (!options.isArray() || options.size() > MOST_OPTIONS) {
            throw new InvalidRequest("options must name at most " + MOST_OPTIONS + " of the item's options.");
        }
        for (JsonNode option : options) {
            if (!chosen.add(uuid(option, "options"))) {
                throw new InvalidRequest("options must name an option once; for more of it order another line.");
            }
        }
        return chosen;
    }

    private static Optional<Integer> version(JsonNode version) {
        if (version.isMissingNode() || version.isNull()) {
            return Optional.empty();
        }
        if (!version.isInt()) {
            throw new InvalidRequest("version must be the item's, as the menu gives it.");
        }
        return Optional.of(version.asInt());
    }

    private static Optional<Integer> guests(JsonNode guests) {
        if (guests.isMissingNode() || guests.isNull()) {
            return Optional.empty();
        }
        if (!guests.isInt() || guests.asInt() < 1 || guests.asInt() > MOST_GUESTS) {
            throw new InvalidRequest("guests must be a whole number from 1 to " + MOST_GUESTS + ".");
        }
        return Optional.of(guests.asInt());
    }

    private static UUID uuid(JsonNode json, String field) {
        try {
            return UUID.fromString(json.asText(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(field + " must be an id as the menu gives it.");
        }
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
