package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** All visits; at a table one runs at a time. */
public interface Visits {

    /** What a table's printed code names. @param taken somebody sits there */
    record Scanned(StoreId store, String storeName, TableId table, String tableName, boolean taken, VisitStart start) {}

    Optional<Scanned> scanned(String tableCode);

    /** Nobody removes the table until the transaction ends. @return empty when the store has no such table */
    Optional<VisitStart> startAt(StoreId store, TableId table);

    /**
     * @param guests how many they are; null when nobody has counted
     * @return empty when somebody sits there, or the store has no such table
     */
    Optional<Visit> begin(VisitId id, StoreId store, TableId table, Integer guests);

    /** The running visit of a table, which stays as it is until the transaction ends. */
    Optional<Visit> hold(StoreId store, TableId table);

    /** The running visits of both tables, as {@link #hold}; whoever holds the same two waits, and does not lock up. */
    List<Visit> holdBoth(StoreId store, TableId one, TableId other);

    Optional<Visit> find(VisitId visit);

    /** Waits for nobody. */
    boolean runs(VisitId visit);

    /**
     * It is over, with its code, its calls and whoever asks to join.
     *
     * @param open orders of it are not settled
     */
    void end(VisitId visit, boolean open);

    /** @return how often it has moved by now; empty, with nothing changed, when somebody sits there: the transaction is over */
    OptionalInt move(VisitId visit, TableId to);

    /**
     * Both are held: one is over, with its code and whoever asks to join; its calls and guests are the other's.
     *
     * @return how often the other has moved by now, so that it is later than any move of either
     */
    int merge(VisitId from, VisitId into);

    /** Those that were merged into it, in one step or several. */
    List<VisitId> mergedInto(VisitId visit);

    /** The code as it is; {@code fresh} where there is none, or its time is over. Empty when the visit is over. */
    Optional<JoinCode> code(VisitId visit, String fresh, Duration life);

    /** Another code; the one before is worth nothing from now on. Empty when the visit is over. */
    Optional<JoinCode> renewCode(VisitId visit, String fresh, Duration life);

    /** The table's running visit, when that is its code and the code is not over; held like {@link #hold}. */
    Optional<Visit> byCode(TableId table, String code);
}
