package io.tablesaga.floor.web;

import io.tablesaga.floor.Stores;
import io.tablesaga.floor.Tablets;
import io.tablesaga.floor.web.StoreViews.StoreView;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tablets on tables: for staff, and what one sees of itself. */
@RestController
public class TabletController {

    private final Tablets tablets;
    private final Stores stores;

    public TabletController(Tablets tablets, Stores stores) {
        this.tablets = tablets;
        this.stores = stores;
    }

    record TabletsView(List<TabletView> tablets, UUID next) {}

    /** @param doubled another tablet is bound to the same table */
    record TabletView(UUID id, String name, UUID tableId, String table, Instant since, boolean doubled) {}

    /** @param seated whether a visit runs at the table */
    record OwnView(UUID id, String name, UUID tableId, String table, boolean seated, StoreView store) {}

    @GetMapping("/api/stores/{storeId}/tablets")
    TabletsView list(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<TabletView> page = tablets.list(new StoreId(storeId), Optional.ofNullable(after), most).stream()
                .map(bound -> new TabletView(
                        bound.id(),
                        bound.name(),
                        bound.table().value(),
                        bound.tableName(),
                        bound.since(),
                        bound.doubled()))
                .toList();
        return new TabletsView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    /** The door lets tablets only. */
    @GetMapping("/api/tablet")
    OwnView own() {
        Caller.Tablet caller = (Caller.Tablet) CallerHeader.caller();
        Stores.Store store = stores.find(caller.store()).orElseThrow(TabletController::released);
        return tablets.find(caller.store(), caller.device())
                .map(bound -> new OwnView(
                        bound.id(),
                        bound.name(),
                        bound.table().value(),
                        bound.tableName(),
                        caller.visit().isPresent(),
                        StoreViews.forGuests(store)))
                .orElseThrow(TabletController::released);
    }

    private static NotFound released() {
        return new NotFound("This tablet was released a moment ago.");
    }
}
