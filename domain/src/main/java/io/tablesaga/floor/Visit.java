package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.time.Instant;

/** One party's stay at a table. @param began in UTC */
public record Visit(VisitId id, StoreId store, TableId table, Instant began) {}
