package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import java.time.Instant;
import java.util.UUID;

/** What becomes of {@link BindTablet}. */
public sealed interface BindAnswer {

    /** @param token told once; only a hash of it is kept */
    record Bound(UUID tablet, StoreId store, Tables.Table table, String token) implements BindAnswer {

        @Override
        public String toString() {
            return "Bound[" + tablet + "]";
        }
    }

    record UnknownTable() implements BindAnswer {}

    /** The store's manager has to set one first. */
    record NoPin() implements BindAnswer {}

    record WrongPin() implements BindAnswer {}

    /** There were too many wrong PINs; also the right one is not looked at before then. */
    record Locked(Instant until) implements BindAnswer {}
}
