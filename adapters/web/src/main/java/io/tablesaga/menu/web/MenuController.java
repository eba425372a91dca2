package io.tablesaga.menu.web;

import io.tablesaga.floor.Station;
import io.tablesaga.menu.Allergen;
import io.tablesaga.menu.Menus;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.menu.PhotoId;
import io.tablesaga.menu.web.KeptMenuViews.RulesView;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.ReadersLanguage;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
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

    /**
     * @param categoryId null when its category has only a name
     * @param availableNow whether it is offered at this time of day
     * @param photoId null without a picture
     * @param waitMinutes null where its station does not quote
     * @param stationBusy its station takes no orders for now
     * @param orderCount paid orders that have it still
     * @param rank in its store, and in its category; null while nobody has ordered it
     */
    record ItemView(
            UUID id,
            int version,
            UUID categoryId,
            String category,
            String name,
            String description,
            MoneyView price,
            String taxKind,
            int available,
            SoldOutView soldOut,
            boolean availableNow,
            List<String> allergens,
            List<GroupView> optionGroups,
            RulesView rules,
            UUID photoId,
            Integer waitMinutes,
            boolean stationBusy,
            int orderCount,
            Integer rank,
            Integer rankInCategory) {}

    record GroupView(UUID id, String name, int min, int max, List<OptionView> options) {}

    record OptionView(UUID id, String name, MoneyView surcharge) {}

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
    ResponseEntity<MenuView> menu(
            @RequestParam("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            @RequestParam(name = "lang", required = false) String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String accepted) {
        int most = Pages.limit(limit);
        Language language = ReadersLanguage.of(lang, accepted);
        List<ItemView> items =
                menus
                        .items(
                                new StoreId(storeId),
                                language,
                                Optional.ofNullable(after).map(ItemId::new),
                                most)
                        .stream()
                        .map(item -> view(item, language))
                        .toList();
        return spoken(new MenuView(
                items, items.size() < most ? null : items.get(most - 1).id()));
    }

    @GetMapping("/api/menus/items/{itemId}")
    ResponseEntity<ItemView> item(
            @PathVariable("itemId") UUID itemId,
            @RequestParam(name = "lang", required = false) String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) String accepted) {
        Language language = ReadersLanguage.of(lang, accepted);
        return menus.item(new ItemId(itemId), language)
                .map(item -> spoken(view(item, language)))
                .orElseThrow(() -> new NotFound("There is no such item on any menu, or not for now."));
    }

    /** The same address answers in another language to another reader. */
    private static <T> ResponseEntity<T> spoken(T view) {
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(view);
    }

    private static ItemView view(Menus.Item item, Language language) {
        return new ItemView(
                item.id().value(),
                item.version(),
                item.categoryId().orElse(null),
                item.category(),
                item.name(),
                item.description(),
                MoneyView.of(item.price()),
                item.tax().name(),
                item.available(),
                item.soldOut()
                        .map(soldOut -> new SoldOutView(soldOut.until().orElse(null)))
                        .orElse(null),
                item.now(),
                item.allergens().stream().sorted().map(Allergen::name).toList(),
                item.optionGroups().stream().map(group -> view(group, language)).toList(),
                RulesView.of(item.rules()),
                item.photo().map(PhotoId::value).orElse(null),
                item.waiting()
                        .map(waiting -> Station.minutes(waiting.readyIn()))
                        .orElse(null),
                item.waiting().map(waiting -> !waiting.takesOrders()).orElse(false),
                item.popularity().map(Menus.Popularity::orders).orElse(0),
                item.popularity().map(Menus.Popularity::rank).orElse(null),
                item.popularity().map(Menus.Popularity::rankInCategory).orElse(null));
    }

    private static GroupView view(OptionGroup group, Language language) {
        return new GroupView(
                group.id(),
                group.name().in(language),
                group.min(),
                group.max(),
                group.options().stream()
                        .map(option -> new OptionView(
                                option.id(), option.name().in(language), MoneyView.of(option.surcharge())))
                        .toList());
    }
}
