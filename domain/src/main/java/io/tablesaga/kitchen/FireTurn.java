package io.tablesaga.kitchen;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.util.Optional;

/**
 * Staff want what is held to be made now.
 *
 * @param visit any of a party's
 * @param turn empty for all of them
 */
public record FireTurn(StoreId store, VisitId visit, Optional<Integer> turn) {}
