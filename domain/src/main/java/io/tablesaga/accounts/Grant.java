package io.tablesaga.accounts;

import io.tablesaga.shared.StoreId;
import java.util.Optional;

/** @param store empty for all stores */
public record Grant(Role role, Optional<StoreId> store) {

    /** @param asked empty when what is asked for is not one store's: then only a grant for all stores will do */
    boolean covers(Optional<StoreId> asked) {
        return store.isEmpty() || store.equals(asked);
    }
}
