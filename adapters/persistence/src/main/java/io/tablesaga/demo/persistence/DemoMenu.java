package io.tablesaga.demo.persistence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.menu.Allergen;
import io.tablesaga.menu.Category;
import io.tablesaga.menu.CategoryId;
import io.tablesaga.menu.Course;
import io.tablesaga.menu.ItemRules;
import io.tablesaga.menu.MenuChange;
import io.tablesaga.menu.MenuChange.CategoryPublished;
import io.tablesaga.menu.MenuChange.ItemPublished;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.menu.OncePer;
import io.tablesaga.menu.persistence.OptionGroupsJson;
import io.tablesaga.menu.persistence.TranslatedJson;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.Translated;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A demo store's menu, as if its manager had just written it. */
final class DemoMenu {

    private final StoreId store;
    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final List<MenuItem> items = new ArrayList<>();
    private final JsonNode names;

    /** @param names of categories in other languages, by the Korean one */
    DemoMenu(UUID store, JsonNode items, JsonNode names) {
        this.store = new StoreId(store);
        this.names = names;
        items.forEach(item -> this.items.add(item(item)));
    }

    List<MenuChange> changes() {
        List<MenuChange> changes = new ArrayList<>();
        categories.values().forEach(category -> changes.add(new CategoryPublished(category)));
        items.forEach(item -> changes.add(new ItemPublished(item)));
        return changes;
    }

    private MenuItem item(JsonNode json) {
        Category category = categories.computeIfAbsent(json.path("category").asText(), this::category);
        Money price = Money.won(json.path("price").asLong());
        return new MenuItem(
                ItemId.of(json.path("id").asText()),
                store,
                1,
                category.id(),
                items.size() + 1,
                translated(json, "name", "names"),
                Optional.of(translated(json, "description", "descriptions")),
                price,
                TaxKind.valueOf(json.path("taxKind").asText("TAXABLE")),
                allergens(json.path("allergens")),
                OptionGroupsJson.read(
                        json.has("optionGroups") ? json.path("optionGroups").toString() : "[]", price.currency()),
                Optional.empty(),
                Optional.empty(),
                new ItemRules(
                        Course.valueOf(json.path("course").asText("MAIN")),
                        Optional.of(json.path("oncePer").asText(""))
                                .filter(word -> !word.isEmpty())
                                .map(OncePer::valueOf),
                        1,
                        json.path("max").asInt(ItemRules.MOST),
                        1),
                false,
                Optional.empty());
    }

    private Category category(String name) {
        UUID id = UUID.nameUUIDFromBytes((store + " " + name).getBytes(StandardCharsets.UTF_8));
        return new Category(
                new CategoryId(id), store, 1, categories.size() + 1, translated(name, names.path(name)), 0, false);
    }

    private static Translated translated(JsonNode json, String korean, String others) {
        return translated(json.path(korean).asText(), json.path(others));
    }

    private static Translated translated(String korean, JsonNode others) {
        ObjectNode texts = TranslatedJson.write(Translated.korean(korean));
        others.properties().forEach(text -> texts.set(text.getKey(), text.getValue()));
        return TranslatedJson.read(texts.toString());
    }

    private static Set<Allergen> allergens(JsonNode json) {
        Set<Allergen> allergens = EnumSet.noneOf(Allergen.class);
        json.forEach(one -> allergens.add(Allergen.valueOf(one.asText())));
        return allergens;
    }
}
