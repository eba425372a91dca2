package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** All stores, with what their managers have set. */
public interface Stores {

    boolean exists(StoreId store);

    /** @return empty when the store has no such table; one that was removed is found */
    Optional<Place> place(StoreId store, TableId table);

    /** @param zone whose days and hours the store keeps */
    record Place(String store, String table, ZoneId zone, Seller seller) {}

    /**
     * Who sells, as a receipt names it; each is null until the store has set it.
     *
     * @param tradeName 상호
     * @param businessNumber 사업자등록번호
     */
    record Seller(String tradeName, String businessNumber, String address) {}

    Optional<Store> find(StoreId store);

    /** @param version goes up with each change of its settings */
    record Store(StoreId id, StoreSettings settings, int version, StoreMoment moment) {}

    /** Its version is 1. */
    void add(StoreId store, StoreSettings settings);

    /**
     * Replaces the settings somebody has read as the given version.
     *
     * @return false, with nothing changed, when somebody else changed them meanwhile, or there is no such store
     */
    boolean change(StoreId store, StoreSettings settings, int version);

    /**
     * From now on no orders are taken; a pause that runs is replaced.
     *
     * @return when it began, by the database's clock; empty when there is no such store
     */
    Optional<Instant> pause(StoreId store, Optional<Instant> until, String reason);

    /** Without a pause nothing changes. @return false when there is no such store */
    boolean resume(StoreId store);
}
