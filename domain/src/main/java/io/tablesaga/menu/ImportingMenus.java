package io.tablesaga.menu;

import io.tablesaga.menu.LineOutcome.Created;
import io.tablesaga.menu.LineOutcome.Kept;
import io.tablesaga.menu.LineOutcome.Refused;
import io.tablesaga.menu.MenuChange.CategoryPublished;
import io.tablesaga.menu.MenuChange.ItemPublished;
import io.tablesaga.shared.TimeOrderedIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a file into a menu: all of its lines or none. What the file does not name stays as it is. */
final class ImportingMenus {

    private final KeptMenus menus;
    private final Photos photos;
    private final TimeOrderedIds ids;

    ImportingMenus(KeptMenus menus, Photos photos, TimeOrderedIds ids) {
        this.menus = menus;
        this.photos = photos;
        this.ids = ids;
    }

    /** In the caller's transaction, the menu held. */
    MenuEdit.Imported carryOut(EditMenu.ImportMenu file) {
        MenuPlan plan = new MenuPlan(
                file.store(),
                menus.categories(file.store()),
                menus.items(file.store(), Optional.empty(), EditingMenus.MOST_ITEMS),
                ids);
        List<LineOutcome> lines = file.lines().stream().map(plan::add).toList();
        boolean refused = lines.stream().anyMatch(Refused.class::isInstance);
        List<LineOutcome> shown = withOwnPictures(file, lines);
        return new MenuEdit.Imported(
                shown,
                plan.newCategories().size(),
                plan.changedCategories().size(),
                refused || file.dryRun() ? List.of() : saved(plan, shown),
                file.dryRun());
    }

    private List<MenuChange> saved(MenuPlan plan, List<LineOutcome> lines) {
        List<MenuChange> changes = new ArrayList<>();
        plan.newCategories().forEach(category -> changes.add(new CategoryPublished(menus.add(category))));
        plan.changedCategories().forEach(category -> changes.add(new CategoryPublished(menus.save(category))));
        List<MenuItem> added = new ArrayList<>();
        List<MenuItem> changed = new ArrayList<>();
        lines.forEach(line -> line.made().ifPresent((line instanceof Created ? added : changed)::add));
        menus.addAll(added).forEach(item -> changes.add(new ItemPublished(item)));
        menus.saveAll(changed).forEach(item -> changes.add(new ItemPublished(item)));
        return changes;
    }

    /** A file may come from another store, whose pictures stay there: the item keeps the one it has. */
    private List<LineOutcome> withOwnPictures(EditMenu.ImportMenu file, List<LineOutcome> lines) {
        List<PhotoId> named = lines.stream()
                .flatMap(line -> line.made().stream())
                .flatMap(item -> item.photo().stream())
                .distinct()
                .toList();
        List<PhotoId> own = photos.of(file.store(), named);
        return lines.stream().map(line -> withOwnPicture(line, own)).toList();
    }

    private static LineOutcome withOwnPicture(LineOutcome outcome, List<PhotoId> own) {
        if (outcome instanceof Created created && strange(created.item(), own)) {
            return new Created(created.line(), created.item().showing(Optional.empty()), true);
        }
        if (outcome instanceof Kept kept
                && !kept.after().photo().equals(kept.before().photo())
                && strange(kept.after(), own)) {
            return new Kept(
                    kept.line(),
                    kept.before(),
                    kept.after().showing(kept.before().photo()),
                    true);
        }
        return outcome;
    }

    private static boolean strange(MenuItem item, List<PhotoId> own) {
        return item.photo().filter(photo -> !own.contains(photo)).isPresent();
    }
}
