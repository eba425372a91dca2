package io.tablesaga.menu;

import io.tablesaga.menu.MenuLine.Place;
import io.tablesaga.menu.MenuLine.Written;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.Translated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a file would make of a menu, line by line; nothing is saved. */
final class MenuPlan {

    private final StoreId store;
    private final TimeOrderedIds ids;
    private final Map<CategoryId, Category> before = new HashMap<>();
    private final Map<CategoryId, Category> categories = new LinkedHashMap<>();
    private final Map<CategoryId, List<MenuLine>> said = new HashMap<>();
    private final Map<ItemId, MenuItem> items = new LinkedHashMap<>();
    private final Map<String, List<MenuItem>> byName = new HashMap<>();
    private final Map<ItemId, Integer> taken = new HashMap<>();
    private final Map<Named, Integer> fresh = new HashMap<>();
    private final Map<CategoryId, Integer> ends = new HashMap<>();

    private record Named(CategoryId category, String name) {}

    /** @param items in menu order */
    MenuPlan(StoreId store, List<Category> categories, List<MenuItem> items, TimeOrderedIds ids) {
        this.store = store;
        this.ids = ids;
        for (Category category : categories) {
            before.put(category.id(), category);
            this.categories.put(category.id(), category);
        }
        for (MenuItem item : items) {
            this.items.put(item.id(), item);
            byName.computeIfAbsent(key(item.name()), name -> new ArrayList<>()).add(item);
            ends.merge(item.category(), item.position(), Math::max);
        }
    }

    private static String key(Translated name) {
        return name.in(Language.KO);
    }

    LineOutcome add(MenuLine line) {
        if (line.unreadable().isPresent()) {
            return new LineOutcome.Refused(line, line.unreadable().get());
        }
        List<MenuItem> meant = meant(line);
        if (meant.size() > 1) {
            return new LineOutcome.Refused(line, new LineRefusal.ManyOfTheName(meant.size()));
        }
        Optional<MenuItem> item = meant.stream().findFirst();
        Integer other = item.map(MenuItem::id).map(taken::get).orElse(null);
        if (other != null) {
            return new LineOutcome.Refused(line, new LineRefusal.SameItem(other));
        }
        Optional<Category> category = category(line, item);
        if (category.isEmpty()) {
            return new LineOutcome.Refused(line, new LineRefusal.NoCategory());
        }
        return in(category.get(), line, item);
    }

    /** By its id; by its name, and its category where that is said, when it has none or one of another menu. */
    private List<MenuItem> meant(MenuLine line) {
        Optional<MenuItem> named = line.id().map(items::get);
        if (named.isPresent() || line.name().isEmpty()) {
            return named.stream().toList();
        }
        return byName.getOrDefault(line.name().get(), List.of()).stream()
                .filter(item -> line.category()
                        .filter(name ->
                                !name.equals(key(before.get(item.category()).name())))
                        .isEmpty())
                .toList();
    }

    /** The item's own where it is called so, as several may be. */
    private Optional<Category> category(MenuLine line, Optional<MenuItem> item) {
        Optional<Category> own = item.map(MenuItem::category).map(categories::get);
        if (line.category().isEmpty()) {
            return own;
        }
        String name = line.category().get();
        Optional<Category> called = own.filter(category -> key(category.name()).equals(name))
                .or(() -> categories.values().stream()
                        .filter(category -> key(category.name()).equals(name))
                        .findFirst());
        return called.or(() -> Optional.of(new Category(
                new CategoryId(ids.next()),
                store,
                1,
                categories.values().stream().mapToInt(Category::position).max().orElse(0) + 1,
                Translated.korean(name),
                0,
                false)));
    }

    private LineOutcome in(Category category, MenuLine line, Optional<MenuItem> item) {
        Written<Category> written = line.category().isEmpty() ? new Written.Well<>(category) : line.category(category);
        if (!(written instanceof Written.Well<Category> well)) {
            return new LineOutcome.Refused(line, ((Written.Badly<Category>) written).why());
        }
        Optional<LineRefusal> no = no(well.value(), category, line, item);
        if (no.isPresent()) {
            return new LineOutcome.Refused(line, no.get());
        }
        int end = ends.getOrDefault(category.id(), 0) + 1;
        ItemId id = item.map(MenuItem::id).orElseGet(() -> new ItemId(ids.next()));
        Written<MenuItem> made = line.item(new Place(id, store, category.id(), end), item);
        if (!(made instanceof Written.Well<MenuItem> thing)) {
            return new LineOutcome.Refused(line, ((Written.Badly<MenuItem>) made).why());
        }
        keep(well.value(), line, thing.value(), item.isEmpty());
        return item.<LineOutcome>map(now -> new LineOutcome.Kept(line, now, thing.value(), false))
                .orElseGet(() -> new LineOutcome.Created(line, thing.value(), false));
    }

    private Optional<LineRefusal> no(Category wanted, Category now, MenuLine line, Optional<MenuItem> item) {
        boolean another = !categories.containsKey(now.id());
        if (another && categories.size() >= EditingMenus.MOST_CATEGORIES) {
            return Optional.of(new LineRefusal.MenuFull(true, EditingMenus.MOST_CATEGORIES));
        }
        if (item.isEmpty() && items.size() + fresh.size() >= EditingMenus.MOST_ITEMS) {
            return Optional.of(new LineRefusal.MenuFull(false, EditingMenus.MOST_ITEMS));
        }
        Integer twin = item.isPresent()
                ? null
                : fresh.get(new Named(now.id(), line.name().orElse("")));
        if (twin != null) {
            return Optional.of(new LineRefusal.SameItem(twin));
        }
        if (wanted.equals(now)) {
            return Optional.empty();
        }
        return said.getOrDefault(now.id(), List.of()).stream()
                .filter(earlier -> !earlier.category(wanted).equals(new Written.Well<>(wanted)))
                .findFirst()
                .map(earlier -> new LineRefusal.OtherCategory(earlier.number()));
    }

    private void keep(Category category, MenuLine line, MenuItem item, boolean added) {
        categories.put(category.id(), category);
        if (line.category().isPresent()) {
            said.computeIfAbsent(category.id(), id -> new ArrayList<>()).add(line);
        }
        if (added) {
            fresh.put(new Named(category.id(), line.name().orElse("")), line.number());
        } else {
            taken.put(item.id(), line.number());
        }
        ends.merge(category.id(), item.position(), Math::max);
    }

    List<Category> newCategories() {
        return categories.values().stream()
                .filter(category -> !before.containsKey(category.id()))
                .toList();
    }

    List<Category> changedCategories() {
        Set<Category> unchanged = new HashSet<>(before.values());
        return categories.values().stream()
                .filter(category -> before.containsKey(category.id()) && !unchanged.contains(category))
                .toList();
    }
}
