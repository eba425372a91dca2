package io.tablesaga.menu;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.stock.SoldOut;
import java.util.List;
import java.util.Optional;

/** What each store offers. */
public interface Menus {

    List<Store> stores(int limit);

    record Store(StoreId id, String name, List<Table> tables) {}

    record Table(TableId id, String name) {}

    /**
     * A page of a store's items in menu order.
     *
     * @param after the last item of the page before
     */
    List<Item> items(StoreId store, Optional<ItemId> after, int limit);

    /**
     * @param available none of what staff say is sold out
     * @param soldOut empty when staff do not say so
     */
    record Item(
            ItemId id,
            String category,
            String name,
            String description,
            Money price,
            TaxKind tax,
            int available,
            Optional<SoldOut> soldOut) {}
}
