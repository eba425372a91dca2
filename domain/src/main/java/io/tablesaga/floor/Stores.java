package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.ZoneId;
import java.util.Optional;

/** All stores with their tables. */
public interface Stores {

    boolean exists(StoreId store);

    /** @return empty when the store has no such table */
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
}
