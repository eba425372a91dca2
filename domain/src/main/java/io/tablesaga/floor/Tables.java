package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tables of stores. One that was removed is gone for everything but the orders it had. */
public interface Tables {

    /**
     * @param code what the printed QR names, random; it opens nothing
     */
    record Table(TableId id, String name, String code) {}

    sealed interface Change {

        record Done(Table table) implements Change {}

        /** Another table of the store is called so. */
        record NameTaken() implements Change {}

        /** Somebody sits there. */
        record Occupied() implements Change {}

        /** The store has no such table, or there is no such store. */
        record Unknown() implements Change {}
    }

    Change add(StoreId store, Table table);

    Change rename(StoreId store, TableId table, String name);

    /** What is printed with the code before is void at once. */
    Change giveCode(StoreId store, TableId table, String code);

    /** Its tablets are released with it. */
    Change remove(StoreId store, TableId table);

    Optional<Table> find(StoreId store, TableId table);

    /** By what its QR names. */
    Optional<Placed> byCode(String code);

    record Placed(StoreId store, Table table) {}

    /** A page of a store's tables, in the order they were made. */
    List<TableState> list(StoreId store, Optional<TableId> after, int limit);

    /**
     * @param seatedSince of the visit that runs; empty when nobody sits there
     * @param phones that have joined it
     * @param tablets bound to the table; more than one is a mistake to be shown
     */
    record TableState(Table table, Optional<Instant> seatedSince, int phones, int tablets) {}
}
