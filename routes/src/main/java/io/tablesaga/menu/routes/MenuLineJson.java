package io.tablesaga.menu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.menu.Category;
import io.tablesaga.menu.LineRefusal.Unusable;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.menu.MenuLine;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.routes.InvalidRequest;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A line of a menu's file, laid upon what the menu has (as RFC 7396 says: what is left out stays, null is none); what comes
 * of it is read as a single edit is.
 */
record MenuLineJson(int number, ObjectNode json, Optional<Unusable> unreadable) implements MenuLine {

    /** Of these, what is left out inside stays, too. */
    private static final Set<String> IN_PARTS = Set.of("name", "description", "rules");

    private static final int MOST_POSITION = 100_000;

    static MenuLineJson of(int number, JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            return broken(number, "", "The line must be a JSON object.");
        }
        try {
            if (object.hasNonNull("id")) {
                MenuItemJson.id(object.path("id"), "id");
            }
        } catch (InvalidRequest e) {
            return broken(number, "id", e.getMessage() + " Leave it out for a new item.");
        }
        MenuLineJson line = new MenuLineJson(number, object, Optional.empty());
        return object.hasNonNull("category") && line.category().isEmpty()
                ? broken(number, "category", "category.name must hold a text in one of ko, en, ja and zh at least.")
                : line;
    }

    static MenuLineJson broken(int number, String field, String sentence) {
        return new MenuLineJson(
                number, JsonNodeFactory.instance.objectNode(), Optional.of(new Unusable(field, sentence)));
    }

    @Override
    public Optional<ItemId> id() {
        return json.hasNonNull("id")
                ? Optional.of(new ItemId(MenuItemJson.id(json.path("id"), "id")))
                : Optional.empty();
    }

    @Override
    public Optional<String> name() {
        return first(json.path("name"));
    }

    @Override
    public Optional<String> category() {
        return first(json.path("category").path("name"));
    }

    /** What it is called in Korean, else in the next language. */
    static Optional<String> first(JsonNode texts) {
        for (Language language : Language.values()) {
            String text =
                    Normalizer.normalize(texts.path(language.tag()).asText("").strip(), Normalizer.Form.NFC);
            if (texts.hasNonNull(language.tag()) && !text.isEmpty()) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    @Override
    public Written<Category> category(Category before) {
        JsonNode said = json.path("category");
        ObjectNode wanted = MenuItemJson.write(before);
        lay((ObjectNode) said, wanted);
        return written(() -> InvalidRequest.in(
                "category",
                () -> MenuItemJson.category(
                        wanted, before.store(), before.id(), before.version(), position(said, before.position()))));
    }

    @Override
    public Written<MenuItem> item(Place place, Optional<MenuItem> before) {
        ObjectNode wanted = before.map(MenuItemJson::write).orElseGet(JsonNodeFactory.instance::objectNode);
        ObjectNode said = json.deepCopy();
        OptionIds.carry(wanted.path("optionGroups"), said.path("optionGroups"));
        lay(said, wanted);
        int otherwise = before.filter(item -> item.category().equals(place.category()))
                .map(MenuItem::position)
                .orElse(place.end());
        return written(() -> MenuItemJson.item(
                wanted,
                place.store(),
                place.item(),
                before.map(MenuItem::version).orElse(1),
                place.category(),
                InvalidRequest.in("position", () -> position(said, otherwise))));
    }

    private static <T> Written<T> written(Supplier<T> reading) {
        try {
            return new Written.Well<>(reading.get());
        } catch (InvalidRequest e) {
            return new Written.Badly<>(new Unusable(e.field(), e.getMessage()));
        }
    }

    private static int position(JsonNode said, int otherwise) {
        int position = MenuItemJson.number(said, "position", "position", otherwise);
        if (position < 1 || position > MOST_POSITION) {
            throw new InvalidRequest("position must be a whole number from 1 to " + MOST_POSITION + ".");
        }
        return position;
    }

    private static void lay(ObjectNode said, ObjectNode on) {
        said.properties().forEach(field -> {
            if (IN_PARTS.contains(field.getKey()) && field.getValue() instanceof ObjectNode parts) {
                ObjectNode whole = on.withObjectProperty(field.getKey());
                parts.properties().forEach(part -> set(whole, part.getKey(), part.getValue()));
                if (whole.isEmpty()) {
                    on.remove(field.getKey());
                }
            } else {
                set(on, field.getKey(), field.getValue());
            }
        });
    }

    private static void set(ObjectNode json, String field, JsonNode value) {
        if (value.isNull()) {
            json.remove(field);
        } else {
            json.set(field, value);
        }
    }
}
