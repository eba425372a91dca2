package io.tablesaga.stock;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;

/**
 * Nothing of the item is sold from now on; what ran before is replaced.
 *
 * @param reason in the staff's own words, for staff to read
 */
public record MarkSoldOut(StoreId store, ItemId item, SoldOut soldOut, String reason) {}
