package io.tablesaga.floor.web;

import io.tablesaga.floor.Stores;
import io.tablesaga.floor.web.StoreViews.SettingsView;
import io.tablesaga.floor.web.StoreViews.StoreView;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.NotFound;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A store: whether it takes orders now, for everybody, and its settings, for its manager. */
@RestController
public class StoreController {

    private final Stores stores;

    public StoreController(Stores stores) {
        this.stores = stores;
    }

    @GetMapping("/api/stores/{storeId}")
    StoreView show(@PathVariable("storeId") UUID storeId) {
        return StoreViews.forGuests(store(storeId));
    }

    @GetMapping("/api/stores/{storeId}/settings")
    SettingsView settings(@PathVariable("storeId") UUID storeId) {
        return StoreViews.forManagers(store(storeId));
    }

    private Stores.Store store(UUID id) {
        return stores.find(new StoreId(id)).orElseThrow(() -> new NotFound("There is no such store."));
    }
}
