package io.tablesaga.stock;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stock of all items. Each call is one statement in the caller's transaction. */
public interface Stock {

    /** All or none; the same hold again answers yes; after its release it answers no with no shortage. */
    StockAnswer hold(HoldStock command);

    void release(ReleaseStock command);

    /** @throws IllegalStateException when the stock was never held or is already released: a broken promise */
    void sell(SellStock command);

    /**
     * Available again, or discarded and recorded as a movement.
     *
     * @throws IllegalStateException when the order has not, or no longer, so much sold: a broken promise, unless its sale
     *     is still on its way
     */
    void takeBack(TakeBackStock command);

    /**
     * Stock delivered or thrown away.
     *
     * @return empty when the movement was recorded already or the item is unknown to the store
     * @throws NotEnoughStock when more would be discarded than is available
     */
    Optional<StockLevel> move(StockMovement movement);

    /**
     * Once it has answered no hold takes anything of the item. The same message again changes nothing.
     *
     * @return empty when nothing was changed, as when the item is unknown to the store
     */
    Optional<StockLevel> markSoldOut(MarkSoldOut command);

    /** Sold again, as far as there is any; without a mark nothing changes. @return empty when the item is unknown to the store */
    Optional<StockLevel> endSoldOut(StoreId store, ItemId item);

    List<StockLevel> levels(StoreId store);

    /** From now on the item can be delivered; nothing of it is available. Of an item that is there nothing changes. */
    void list(StoreId store, ItemId item);

    /**
     * @param available how many there are, also of what is marked as sold out
     * @param soldOut empty when it is sold
     * @param soldOutReason empty when it is sold
     */
    record StockLevel(
            ItemId item,
            int available,
            int held,
            int sold,
            Optional<SoldOut> soldOut,
            Optional<String> soldOutReason) {}

    /** @param quantity positive when delivered, negative when discarded */
    record StockMovement(UUID id, StoreId store, ItemId item, int quantity, String reason) {}

    final class NotEnoughStock extends RuntimeException {
        public NotEnoughStock(ItemId item, int quantity) {
            super("cannot discard " + quantity + " of item " + item + ": fewer are available", null, false, false);
        }
    }
}
