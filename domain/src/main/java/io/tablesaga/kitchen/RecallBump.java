package io.tablesaga.kitchen;

import io.tablesaga.shared.StoreId;
import java.util.Optional;

/**
 * Undoes the last bump that was said at this place: each line that is still READY stands where it stood before.
 *
 * @param station where it was said; empty for a place that sees all stations
 */
public record RecallBump(StoreId store, Optional<String> station) {}
