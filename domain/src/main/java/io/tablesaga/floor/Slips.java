package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Codes on paper, each good for one phone at one table. Of a code only a hash is kept. */
public interface Slips {

    /** @return when it is over, by the database's clock */
    Instant issue(UUID id, StoreId store, TableId table, String code, Duration life);

    /** @return false when it is not this table's, was used, or is over */
    boolean use(TableId table, String code);

    /** Those of the table that nobody has used are worth nothing from now on: who sat there is gone. */
    void end(TableId table);
}
