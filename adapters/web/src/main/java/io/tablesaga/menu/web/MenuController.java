package io.tablesaga.menu.web;

import io.tablesaga.menu.Menus;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a guest reads before ordering. */
@RestController
public class MenuController {

    private final Menus menus;

    public MenuController(Menus menus) {
        this.menus = menus;
    }

    record StoresView(List<StoreView> stores) {}

    record StoreView(UUID id, String name, List<TableView> tables) {}

    record TableView(UUID id, String name) {}

    record MenuView(List<ItemView> items, UUID next) {}

    record ItemView(
            UUID id,
            String category,
            String name,
            String description,
            MoneyView price,
            String taxKind,
            int available,
            SoldOutView soldOut) {}

    /** @param until null until staff end it */
    record SoldOutView(Instant until) {}

    @GetMapping("/api/stores")
    StoresView stores() {
        return new StoresView(menus.stores(Pages.limit(200)).stream()
                .map(store -> new StoreView(
                        store.id().value(),
                        store.name(),
                        store.tables().stream()
                                .map(table -> new TableView(table.id().value(), table.name()))
                                .toList()))
                .toList());
    }

    @GetMapping("/api/menus")
    MenuView menu(
            @RequestParam("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<ItemView> items =
                menus.items(new StoreId(storeId), Optional.ofNullable(after).map(ItemId::new), most).stream()
                        .map(item -> new ItemView(
                                item.id().value(),
                                item.category(),
                                item.name(),
                                item.description(),
                                MoneyView.of(item.price()),
                                item.tax().name(),
                                item.available(),
                                item.soldOut()
                                        .map(soldOut ->
                                                new SoldOutView(soldOut.until().orElse(null)))
                                        .orElse(null)))
                        .toList();
        return new MenuView(
                items, items.size() < most ? null : items.get(most - 1).id());
    }
}
