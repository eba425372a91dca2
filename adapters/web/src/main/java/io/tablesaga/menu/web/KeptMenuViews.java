package io.tablesaga.menu.web;

import io.tablesaga.floor.web.HoursView;
import io.tablesaga.menu.Allergen;
import io.tablesaga.menu.Category;
import io.tablesaga.menu.ItemRules;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.Translated;
import io.tablesaga.shared.web.MoneyView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A menu as its manager reads it; an item can be sent back as it is. */
final class KeptMenuViews {

    private KeptMenuViews() {}

    record CategoriesView(List<CategoryView> categories) {}

    record CategoryView(UUID id, int version, int position, Map<String, String> name, int turn, boolean hidden) {}

    record KeptItemsView(List<KeptItemView> items, UUID next) {}

    /** @param hours null for always, as what else was left out */
    record KeptItemView(
            UUID id,
            int version,
            UUID categoryId,
            int position,
            Map<String, String> name,
            Map<String, String> description,
            MoneyView price,
            String taxKind,
            List<String> allergens,
            List<KeptGroupView> optionGroups,
            HoursView hours,
            String station,
            RulesView rules,
            boolean hidden,
            UUID photoId) {}

    /** An item in a file, which may go into another menu: its category is known by its name. */
    record LineView(
            UUID id,
            LineCategoryView category,
            int position,
            Map<String, String> name,
            Map<String, String> description,
            MoneyView price,
            String taxKind,
            List<String> allergens,
            List<KeptGroupView> optionGroups,
            HoursView hours,
            String station,
            RulesView rules,
            boolean hidden,
            UUID photoId) {}

    record LineCategoryView(Map<String, String> name, int position, int turn, boolean hidden) {}

    static LineView line(MenuItem item, Category category) {
        KeptItemView kept = of(item);
        return new LineView(
                kept.id(),
                new LineCategoryView(texts(category.name()), category.position(), category.turn(), category.hidden()),
                kept.position(),
                kept.name(),
                kept.description(),
                kept.price(),
                kept.taxKind(),
                kept.allergens(),
                kept.optionGroups(),
                kept.hours(),
                kept.station(),
                kept.rules(),
                kept.hidden(),
                kept.photoId());
    }

    record KeptGroupView(UUID id, Map<String, String> name, int min, int max, List<KeptOptionView> options) {}

    record KeptOptionView(UUID id, Map<String, String> name, MoneyView surcharge) {}

    /** @param oncePer null when as often as anybody likes */
    record RulesView(String course, String oncePer, int minQuantity, int maxQuantity, int quantityStep) {

        static RulesView of(ItemRules rules) {
            return new RulesView(
                    rules.course().name(),
                    rules.once().map(Enum::name).orElse(null),
                    rules.min(),
                    rules.max(),
                    rules.step());
        }
    }

    static CategoriesView of(List<Category> categories) {
        return new CategoriesView(categories.stream()
                .map(category -> new CategoryView(
                        category.id().value(),
                        category.version(),
                        category.position(),
                        texts(category.name()),
                        category.turn(),
                        category.hidden()))
                .toList());
    }

    static KeptItemView of(MenuItem item) {
        return new KeptItemView(
                item.id().value(),
                item.version(),
                item.category().value(),
                item.position(),
                texts(item.name()),
                item.description().map(KeptMenuViews::texts).orElse(null),
                MoneyView.of(item.price()),
                item.tax().name(),
                item.allergens().stream().sorted().map(Allergen::name).toList(),
                item.optionGroups().stream().map(KeptMenuViews::group).toList(),
                item.hours().map(HoursView::of).orElse(null),
                item.station().orElse(null),
                RulesView.of(item.rules()),
                item.hidden(),
                item.photo().map(PhotoId::value).orElse(null));
    }

    private static KeptGroupView group(OptionGroup group) {
        return new KeptGroupView(
                group.id(),
                texts(group.name()),
                group.min(),
                group.max(),
                group.options().stream()
                        .map(option ->
                                new KeptOptionView(option.id(), texts(option.name()), MoneyView.of(option.surcharge())))
                        .toList());
    }

    private static Map<String, String> texts(Translated text) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            if (text.texts().containsKey(language)) {
                texts.put(language.tag(), text.texts().get(language));
            }
        }
        return texts;
    }
}
