package io.tablesaga.stock;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import java.util.Optional;
import java.util.UUID;

/**
 * Nothing of the item is sold from now on; what ran before is replaced.
 *
 * @param reason in the staff's own words, for staff to read
 * @param message it came by, which may come again when the item is long back; empty when somebody says it now
 */
public record MarkSoldOut(StoreId store, ItemId item, SoldOut soldOut, String reason, Optional<UUID> message) {}
