package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.routes.InvalidRequest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        // The same of the same is one line.
        Map<Wish, Integer> quantities = new LinkedHashMap<>();
        for (JsonNode line : lines) {
            JsonNode quantity = line.path("quantity");
            if (!quantity.isInt() || quantity.asInt() < 1) {
                throw new InvalidRequest("quantity must be a whole number from 1 to " + MOST_OF_ONE + ".");
            }
            quantities.merge(wish(line, "version"), Math.min(quantity.asInt(), MOST_OF_ONE + 1), Integer::sum);
        }
        if (quantities.values().stream().anyMatch(quantity -> quantity > MOST_OF_ONE)) {
            throw new InvalidRequest("At most " + MOST_OF_ONE + " of one item can be ordered at once.");
        }
        return quantities.entrySet().stream()
                .map(entry -> entry.getKey().times(entry.getValue()))
                .toList();
    }

    /** A line of a cart, which always says what the guest saw. */
    static PlaceOrder.Line ofCart(JsonNode line) {
        JsonNode quantity = line.path("quantity");
        if (!quantity.isInt() || quantity.asInt() < 1 || quantity.asInt() > MOST_OF_ONE) {
            throw new InvalidRequest("quantity must be a whole number from 1 to " + MOST_OF_ONE + ".");
        }
        Wish wish = wish(line, "itemVersion");
        if (wish.version().isEmpty()) {
            throw new InvalidRequest("itemVersion must be the item's version, as the menu gives it.");
        }
        return wish.times(quantity.asInt());
    }

    private record Wish(UUID item, Set<UUID> options, Optional<Integer> version) {

        PlaceOrder.Line times(int quantity) {
            return new PlaceOrder.Line(new ItemId(item), quantity, options, version);
        }
    }

    private static Wish wish(JsonNode line, String version) {
        return new Wish(
                uuid(line.path("itemId"), "itemId"),
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
