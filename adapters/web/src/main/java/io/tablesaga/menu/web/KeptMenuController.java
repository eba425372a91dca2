package io.tablesaga.menu.web;

import io.tablesaga.menu.KeptMenus;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.menu.web.KeptMenuViews.CategoriesView;
import io.tablesaga.menu.web.KeptMenuViews.KeptItemView;
import io.tablesaga.menu.web.KeptMenuViews.KeptItemsView;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Pages;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The menu as its manager keeps it: all languages, with what is hidden. */
@RestController
public class KeptMenuController {

    private final KeptMenus menus;

    public KeptMenuController(KeptMenus menus) {
        this.menus = menus;
    }

    @GetMapping("/api/stores/{storeId}/menu/categories")
    CategoriesView categories(@PathVariable("storeId") UUID storeId) {
        return KeptMenuViews.of(menus.categories(new StoreId(storeId)));
    }

    @GetMapping("/api/stores/{storeId}/menu/items")
    KeptItemsView items(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<MenuItem> items =
                menus.items(new StoreId(storeId), Optional.ofNullable(after).map(ItemId::new), most);
        return new KeptItemsView(
                items.stream().map(KeptMenuViews::of).toList(),
                items.size() < most ? null : items.get(most - 1).id().value());
    }

    @GetMapping("/api/stores/{storeId}/menu/items/{itemId}")
    KeptItemView item(@PathVariable("storeId") UUID storeId, @PathVariable("itemId") UUID itemId) {
        return menus.item(new StoreId(storeId), new ItemId(itemId))
                .map(KeptMenuViews::of)
                .orElseThrow(() -> new NotFound("This menu has no such item."));
    }
}
