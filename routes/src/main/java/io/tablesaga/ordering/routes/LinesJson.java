package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.routes.InvalidRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What guests want of the menu, in an order or in a cart. */
final class LinesJson {

    private static final int MOST_LINES = 50;
    private static final int MOST_OF_ONE = 99;
    private static final int MOST_OPTIONS = 50;

    private LinesJson() {}

    static List<PlaceOrder.Line> read(JsonNode lines) {
        if (!lines.isArray() || lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new InvalidRequest("lines must name 1 to " + MOST_LINES + " items.");
        }
        List<PlaceOrder.Line> each = new ArrayList<>();
        lines.forEach(line -> each.add(line(line, "version", Integer.MAX_VALUE)));
        List<PlaceOrder.Line> together = PlaceOrder.Line.together(each);
        if (together.stream().anyMatch(line -> line.quantity() > MOST_OF_ONE)) {
            throw new InvalidRequest("At most " + MOST_OF_ONE + " of one item can be ordered at once.");
        }
        return together;
    }

    /** A line of a cart, which always says what the guest saw. */
    static PlaceOrder.Line ofCart(JsonNode json) {
        PlaceOrder.Line line = line(json, "itemVersion", MOST_OF_ONE);
        if (line.version().isEmpty()) {
            throw new InvalidRequest("itemVersion must be the item's version, as the menu gives it.");
        }
        return line;
    }

    private static PlaceOrder.Line line(JsonNode line, String version, int most) {
        JsonNode quantity = line.path("quantity");
        if (!quantity.isInt() || quantity.asInt() < 1 || quantity.asInt() > most) {
            throw new InvalidRequest("quantity must be a whole number from 1 to " + MOST_OF_ONE + ".");
        }
        return new PlaceOrder.Line(
                new ItemId(uuid(line.path("itemId"), "itemId")),
                // Bounded, so that fifty of them together still are a number.
                Math.min(quantity.asInt(), MOST_OF_ONE + 1),
                options(line.path("options")),
                version(line.path(version), version));
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

    private static Optional<Integer> version(JsonNode version, String field) {
        if (version.isMissingNode() || version.isNull()) {
            return Optional.empty();
        }
        if (!version.isInt()) {
            throw new InvalidRequest(field + " must be the item's, as the menu gives it.");
        }
        return Optional.of(version.asInt());
    }

    private static UUID uuid(JsonNode json, String field) {
        try {
            return UUID.fromString(json.asText(""));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(field + " must be an id as the menu gives it.");
        }
    }
}
