package io.tablesaga.menu;

import io.tablesaga.menu.MenuChange.CategoryPublished;
import io.tablesaga.menu.MenuChange.CategoryRemoved;
import io.tablesaga.menu.MenuChange.ItemPublished;
import io.tablesaga.menu.MenuChange.ItemRemoved;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Carries out what managers want of a menu, one edit of a store's at a time. */
public final class EditingMenus {

    public static final int MOST_CATEGORIES = 100;
    public static final int MOST_ITEMS = 1_000;

    private final KeptMenus menus;
    private final Photos photos;
    private final ImportingMenus importing;

    public EditingMenus(KeptMenus menus, Photos photos, TimeOrderedIds ids) {
        this.menus = menus;
        this.photos = photos;
        this.importing = new ImportingMenus(menus, photos, ids);
    }

    /** In the caller's transaction. */
    public MenuEdit carryOut(EditMenu edit) {
        menus.hold(edit.store());
        if (edit instanceof EditMenu.CreateItem create) {
            return create(create.item());
        }
        if (edit instanceof EditMenu.ChangeItem change) {
            return change(change.item());
        }
        if (edit instanceof EditMenu.SortItems sort) {
            return sort(sort);
        }
        if (edit instanceof EditMenu.HideItem hide) {
            return menus.item(hide.store(), hide.item())
                    .<MenuEdit>map(item -> saved(item, item.hidden(hide.hidden())))
                    .orElseGet(MenuEdit.NoSuchItem::new);
        }
        if (edit instanceof EditMenu.RemoveItem remove) {
            return menus.item(remove.store(), remove.item())
                    .<MenuEdit>map(item -> one(new ItemRemoved(item.store(), item.id(), menus.remove(item))))
                    .orElseGet(MenuEdit.NoSuchItem::new);
        }
        if (edit instanceof EditMenu.ImportMenu file) {
            return importing.carryOut(file);
        }
        if (edit instanceof EditMenu.CreateCategory create) {
            return create(create.category());
        }
        if (edit instanceof EditMenu.ChangeCategory change) {
            return change(change.category());
        }
        if (edit instanceof EditMenu.SortCategories sort) {
            return sort(sort);
        }
        return remove((EditMenu.RemoveCategory) edit);
    }

    private MenuEdit create(MenuItem item) {
        if (category(item.store(), item.category()).isEmpty()) {
            return new MenuEdit.NoSuchCategory();
        }
        if (strangePhoto(item)) {
            return new MenuEdit.NoSuchPhoto();
        }
        if (menus.count(item.store()) >= MOST_ITEMS) {
            return new MenuEdit.TooMany(false, MOST_ITEMS);
        }
        return one(new ItemPublished(menus.add(item.at(item.category(), end(item)))));
    }

    private MenuEdit change(MenuItem item) {
        Optional<MenuItem> found = menus.item(item.store(), item.id());
        if (found.isEmpty()) {
            return new MenuEdit.NoSuchItem();
        }
        MenuItem now = found.get();
        if (now.version() != item.version()) {
            return new MenuEdit.ItemChangedMeanwhile(now);
        }
        if (category(item.store(), item.category()).isEmpty()) {
            return new MenuEdit.NoSuchCategory();
        }
        // One whose picture was removed can still be changed otherwise.
        if (!now.photo().equals(item.photo()) && strangePhoto(item)) {
            return new MenuEdit.NoSuchPhoto();
        }
        boolean stays = now.category().equals(item.category());
        return saved(now, item.at(item.category(), stays ? now.position() : end(item)));
    }

    private boolean strangePhoto(MenuItem item) {
        return item.photo()
                .filter(id -> photos.find(id)
                        .filter(photo -> photo.store().equals(item.store()))
                        .isEmpty())
                .isPresent();
    }

    private int end(MenuItem item) {
        List<MenuItem> before = menus.itemsOf(item.store(), item.category());
        return before.isEmpty() ? 1 : before.get(before.size() - 1).position() + 1;
    }

    private MenuEdit sort(EditMenu.SortItems sort) {
        if (category(sort.store(), sort.category()).isEmpty()) {
            return new MenuEdit.NoSuchCategory();
        }
        Set<ItemId> wanted = new HashSet<>(sort.items());
        boolean all = menus.itemsOf(sort.store(), sort.category()).stream()
                .map(MenuItem::id)
                .allMatch(wanted::contains);
        if (!all || wanted.size() < sort.items().size()) {
            return new MenuEdit.NotAll(false);
        }
        List<MenuItem> items = new ArrayList<>();
        for (ItemId id : sort.items()) {
            Optional<MenuItem> item = menus.item(sort.store(), id);
            if (item.isEmpty()) {
                return new MenuEdit.NoSuchItem();
            }
            items.add(item.get());
        }
        List<MenuChange> changes = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            changes.addAll(
                    saved(items.get(i), items.get(i).at(sort.category(), i + 1)).changes());
        }
        return new MenuEdit.Saved(changes, 0);
    }

    private MenuEdit create(Category category) {
        List<Category> before = menus.categories(category.store());
        if (before.size() >= MOST_CATEGORIES) {
            return new MenuEdit.TooMany(true, MOST_CATEGORIES);
        }
        int end = before.isEmpty() ? 1 : before.get(before.size() - 1).position() + 1;
        return one(new CategoryPublished(menus.add(category.at(end))));
    }

    private MenuEdit change(Category category) {
        Optional<Category> found = category(category.store(), category.id());
        if (found.isEmpty()) {
            return new MenuEdit.NoSuchCategory();
        }
        Category now = found.get();
        return now.version() == category.version()
                ? saved(now, category.at(now.position()))
                : new MenuEdit.CategoryChangedMeanwhile(now);
    }

    private MenuEdit sort(EditMenu.SortCategories sort) {
        Map<CategoryId, Category> all =
                menus.categories(sort.store()).stream().collect(Collectors.toMap(Category::id, Function.identity()));
        if (!all.keySet().equals(new HashSet<>(sort.categories()))
                || all.size() < sort.categories().size()) {
            return new MenuEdit.NotAll(true);
        }
        List<MenuChange> changes = new ArrayList<>();
        int position = 0;
        for (CategoryId id : sort.categories()) {
            changes.addAll(saved(all.get(id), all.get(id).at(++position)).changes());
        }
        return new MenuEdit.Saved(changes, 0);
    }

    private MenuEdit remove(EditMenu.RemoveCategory remove) {
        Optional<Category> found = category(remove.store(), remove.category());
        if (found.isEmpty()) {
            return new MenuEdit.NoSuchCategory();
        }
        int items = menus.itemsOf(remove.store(), remove.category()).size();
        return items > 0
                ? new MenuEdit.NotEmpty(items)
                : one(new CategoryRemoved(remove.store(), remove.category(), menus.remove(found.get())));
    }

    private Optional<Category> category(StoreId store, CategoryId id) {
        return menus.categories(store).stream()
                .filter(category -> category.id().equals(id))
                .findFirst();
    }

    private MenuEdit.Saved saved(MenuItem before, MenuItem wanted) {
        MenuItem after = menus.save(wanted);
        return after.version() == before.version()
                ? new MenuEdit.Saved(List.of(), before.version())
                : one(new ItemPublished(after));
    }

    private MenuEdit.Saved saved(Category before, Category wanted) {
        Category after = menus.save(wanted);
        return after.version() == before.version()
                ? new MenuEdit.Saved(List.of(), before.version())
                : one(new CategoryPublished(after));
    }

    private static MenuEdit.Saved one(MenuChange change) {
        return new MenuEdit.Saved(List.of(change), change.version());
    }
}
