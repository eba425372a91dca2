package io.tablesaga.kitchen;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.util.Optional;

/**
 * Staff want what nobody has begun not to be made yet.
 *
 * @param visit any of a party's
 * @param turn empty for all of them
 */
public record HoldTurn(StoreId store, VisitId visit, Optional<Integer> turn) {}
