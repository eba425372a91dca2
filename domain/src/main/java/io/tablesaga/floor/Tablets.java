package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tablets that are bound to a table, and the PIN that binds them. */
public interface Tablets {

    /** @return what {@code Passwords} has made of the store's PIN; empty while it has none */
    Optional<String> pinOf(StoreId store);

    /** @return false when there is no such store */
    boolean setPin(StoreId store, String hash);

    /**
     * Binds a tablet to the table its code names; the audit has it in the same commit.
     *
     * @param command whose PIN was right; the binding before it ends
     * @return false, with nothing changed, when the code is void by now
     */
    boolean bind(UUID tablet, BindTablet command, String token);

    /** Its token is void at once. @return false when the store has no such tablet */
    boolean release(StoreId store, UUID tablet);

    /** A page of those bound in a store, in the order they were bound. */
    List<Bound> list(StoreId store, Optional<UUID> after, int limit);

    Optional<Bound> find(StoreId store, UUID tablet);

    /** @param doubled whether another tablet is bound to the same table */
    record Bound(UUID id, String name, TableId table, String tableName, Instant since, boolean doubled) {}
}
