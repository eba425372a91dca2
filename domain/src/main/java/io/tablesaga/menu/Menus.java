package io.tablesaga.menu;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TaxKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What each store offers. */
public interface Menus {

    List<Store> stores(int limit);

    record Store(StoreId id, String name, List<Table> tables) {}

    record Table(TableId id, String name) {}

    /**
     * A page of a store's items in menu order, without what is hidden.
     *
     * @param after the last item of the page before
     */
    List<Item> items(StoreId store, Language language, Optional<ItemId> after, int limit);

    /** @return empty when there is no such item, or it is hidden */
    Optional<Item> item(ItemId item, Language language);

    /**
     * As it was a moment ago: counted from the events of orders.
     *
     * @param orders that are paid and have it still
     * @param rank from 1, among what the store shows; items in as many orders share one
     */
    record Popularity(int orders, int rank, int rankInCategory) {}

    /**
     * @param version counts its changes; an order can name the one its guest has seen
     * @param categoryId empty when its category has only a name
     * @param name as the description, in the language asked for, where it was written in it
     * @param available portions in stock; none of what staff say is sold out
     * @param soldOut empty when staff do not say so
     * @param now whether it is offered at this time of day
     * @param waiting at the moment it was read; empty where its station does not quote
     * @param popularity empty while nobody has ordered it
     */
    record Item(
            ItemId id,
            int version,
            Optional<UUID> categoryId,
            String category,
            String name,
            String description,
            Money price,
            TaxKind tax,
            int available,
            Optional<SoldOut> soldOut,
            boolean now,
            Set<Allergen> allergens,
            List<OptionGroup> optionGroups,
            ItemRules rules,
            Optional<PhotoId> photo,
            Optional<Waiting> waiting,
            Optional<Popularity> popularity) {}

    /**
     * @param readyIn one portion that is ordered now
     * @param takesOrders the wait is not too long for that
     */
    record Waiting(Duration readyIn, boolean takesOrders) {}

    /** @param until empty until staff end it */
    record SoldOut(Optional<Instant> until) {}
}
