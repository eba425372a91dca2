package io.tablesaga.ordering;

import io.tablesaga.shared.Caller;
import java.util.UUID;

/** What somebody at a table wants of its cart. */
public sealed interface EditCart {

    Caller.AtTable guest();

    /** @param version the line's, as it was read; 0 for a new line */
    record Put(Caller.AtTable guest, UUID line, int version, PlaceOrder.Line wish) implements EditCart {}

    /** @param version as above */
    record Remove(Caller.AtTable guest, UUID line, int version) implements EditCart {}
}
