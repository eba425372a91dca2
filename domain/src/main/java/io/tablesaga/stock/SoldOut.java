package io.tablesaga.stock;

import java.time.Instant;
import java.util.Optional;

/**
 * Staff say that nothing of an item is sold for now, however much of it is there. What orders hold already stays theirs.
 *
 * @param until empty until somebody ends it
 */
public record SoldOut(Optional<Instant> until) {}
