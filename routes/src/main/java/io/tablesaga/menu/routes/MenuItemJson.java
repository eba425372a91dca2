package io.tablesaga.menu.routes;

import static io.tablesaga.shared.routes.InvalidRequest.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.routes.HoursJson;
import io.tablesaga.menu.Allergen;
import io.tablesaga.menu.Category;
import io.tablesaga.menu.CategoryId;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.ItemRules;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.menu.OncePer;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.Translated;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonText;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Categories and items as managers send them, and as messages carry them. What is left out is none. */
final class MenuItemJson {

    private static final int LONGEST_CATEGORY = 60;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_STATION = 40;
    private static final long MOST_PRICE = 100_000_000;

    private MenuItemJson() {}

    /** @throws InvalidRequest with a sentence that names the field */
    static Category category(JsonNode json, StoreId store, CategoryId id, int version, int position) {
        Translated name = translated(json.path("name"), "name", LONGEST_CATEGORY);
        return new Category(id, store, version, position, name, turn(json), flag(json, "hidden"));
    }

    private static int turn(JsonNode json) {
        int turn = number(json, "turn", "turn", 0);
        if (turn < 0 || turn > Category.LAST_TURN) {
            throw new InvalidRequest("turn must be a whole number from 0 (at once) to " + Category.LAST_TURN + ".");
        }
        return turn;
    }

    static ObjectNode write(Category category) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", category.id().toString())
                .put("storeId", category.store().toString())
                .put("version", category.version())
                .put("position", category.position())
                .put("turn", category.turn())
                .put("hidden", category.hidden());
        json.set("name", write(category.name()));
        return json;
    }

    /** @throws InvalidRequest with a sentence that names the field */
    static MenuItem item(JsonNode json, StoreId store, ItemId id, int version, int position) {
        return item(json, store, id, version, new CategoryId(id(json.path("categoryId"), "categoryId")), position);
    }

    /** @throws InvalidRequest with a sentence, and its field */
    static MenuItem item(JsonNode json, StoreId store, ItemId id, int version, CategoryId category, int position) {
        return new MenuItem(
                id,
                store,
                version,
                category,
                position,
                in("name", () -> translated(json.path("name"), "name", LONGEST_NAME)),
                given(json, "description", text -> translated(text, "description", LONGEST_DESCRIPTION)),
                in("price", () -> price(json.path("price"), "price")),
                given(json, "taxKind", word -> JsonText.word(word, "taxKind", TaxKind.class))
                        .orElse(TaxKind.TAXABLE),
                in("allergens", () -> allergens(json.path("allergens"))),
                in("optionGroups", () -> OptionsJson.read(json.path("optionGroups"))),
                given(json, "hours", HoursJson::read),
                given(json, "station", word -> JsonText.of(word, "station", LONGEST_STATION)),
                in("rules", () -> rules(json.path("rules"))),
                in("hidden", () -> flag(json, "hidden")),
                given(json, "photoId", text -> new PhotoId(id(text, "photoId"))));
    }

    private static <T> Optional<T> given(JsonNode json, String field, Function<JsonNode, T> reading) {
        return json.hasNonNull(field)
                ? Optional.of(in(field, () -> reading.apply(json.path(field))))
                : Optional.empty();
    }

    static ObjectNode write(MenuItem item) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", item.id().toString())
                .put("storeId", item.store().toString())
                .put("version", item.version())
                .put("categoryId", item.category().toString())
                .put("position", item.position())
                .put("taxKind", item.tax().name())
                .put("hidden", item.hidden());
        json.set("name", write(item.name()));
        item.description().ifPresent(text -> json.set("description", write(text)));
        json.set("price", write(item.price()));
        ArrayNode allergens = json.putArray("allergens");
        item.allergens().stream().sorted().map(Allergen::name).forEach(allergens::add);
        ArrayNode groups = json.putArray("optionGroups");
        for (OptionGroup group : item.optionGroups()) {
            groups.add(OptionsJson.write(group));
        }
        item.hours().ifPresent(hours -> json.set("hours", HoursJson.write(hours)));
        item.station().ifPresent(station -> json.put("station", station));
        ItemRules rules = item.rules();
        ObjectNode ruled = json.putObject("rules")
                .put("course", rules.course().name())
                .put("minQuantity", rules.min())
                .put("maxQuantity", rules.max())
                .put("quantityStep", rules.step());
        rules.once().ifPresent(once -> ruled.put("oncePer", once.name()));
        item.photo().ifPresent(photo -> json.put("photoId", photo.toString()));
        return json;
    }

    static ObjectNode write(Translated text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        text.texts().forEach((language, words) -> json.put(language.tag(), words));
        return json;
    }

    static ObjectNode write(Money money) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", money.minor())
                .put("currency", money.currency().getCurrencyCode());
    }

    static Translated translated(JsonNode json, String name, int longest) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            if (json.hasNonNull(language.tag())) {
                texts.put(language, JsonText.of(json.path(language.tag()), name + "." + language.tag(), longest));
            }
        }
        if (texts.isEmpty() || json.size() > Language.values().length) {
            throw new InvalidRequest(name + " must hold a text in one of ko, en, ja and zh at least, and in no other.");
        }
        return new Translated(texts);
    }

    /** Won only: the amounts of one order are added up. */
    static Money price(JsonNode json, String name) {
        JsonNode amount = json.path("amount");
        if (!amount.canConvertToExactIntegral() || amount.asLong() < 0 || amount.asLong() > MOST_PRICE) {
            throw new InvalidRequest(name + ".amount must be a whole number from 0 to " + MOST_PRICE + ".");
        }
        if (!json.path("currency").asText().equals("KRW")) {
            throw new InvalidRequest(name + ".currency must be KRW.");
        }
        return Money.won(amount.asLong());
    }

    private static Set<Allergen> allergens(JsonNode json) {
        if (!json.isMissingNode() && !json.isNull() && !json.isArray()) {
            throw new InvalidRequest("allergens must be a list of the words the contract names.");
        }
        Set<Allergen> allergens = EnumSet.noneOf(Allergen.class);
        json.forEach(one -> allergens.add(JsonText.word(one, "Each of allergens", Allergen.class)));
        return allergens;
    }

    private static ItemRules rules(JsonNode json) {
        try {
            return new ItemRules(
                    json.hasNonNull("course")
                            ? JsonText.word(json.path("course"), "rules.course", Course.class)
                            : Course.MAIN,
                    json.hasNonNull("oncePer")
                            ? Optional.of(JsonText.word(json.path("oncePer"), "rules.oncePer", OncePer.class))
                            : Optional.empty(),
                    number(json, "minQuantity", "rules.minQuantity", 1),
                    number(json, "maxQuantity", "rules.maxQuantity", ItemRules.MOST),
                    number(json, "quantityStep", "rules.quantityStep", 1));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("rules: " + e.getMessage());
        }
    }

    static int number(JsonNode json, String field, String name, int otherwise) {
        JsonNode number = json.path(field);
        if (json.hasNonNull(field) && !number.isInt()) {
            throw new InvalidRequest(name + " must be a whole number.");
        }
        return number.asInt(otherwise);
    }

    private static boolean flag(JsonNode json, String field) {
        if (json.hasNonNull(field) && !json.path(field).isBoolean()) {
            throw new InvalidRequest(field + " must be true or false.");
        }
        return json.path(field).asBoolean(false);
    }

    static UUID id(JsonNode json, String name) {
        try {
            return UUID.fromString(json.asText());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(name + " must be an id as it was given.");
        }
    }

    static <T> List<T> none(JsonNode json, String name) {
        if (json.isMissingNode() || json.isNull()) {
            return List.of();
        }
        throw new InvalidRequest(name + " must be a list.");
    }
}
