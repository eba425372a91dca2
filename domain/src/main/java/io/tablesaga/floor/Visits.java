package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.util.Optional;

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

    Optional<Visit> find(VisitId visit);

    /** Waits for nobody. */
    boolean runs(VisitId visit);

    /** It is over, with its code and whoever asks to join. */
    void end(VisitId visit);

    /** @return false, with nothing changed, when somebody sits there; the transaction is then over */
    boolean move(VisitId visit, TableId to);

    /** The code as it is; {@code fresh} where there is none, or its time is over. Empty when the visit is over. */
    Optional<JoinCode> code(VisitId visit, String fresh, Duration life);

    /** Another code; the one before is worth nothing from now on. Empty when the visit is over. */
    Optional<JoinCode> renewCode(VisitId visit, String fresh, Duration life);

    /** The table's running visit, when that is its code and the code is not over; held like {@link #hold}. */
    Optional<Visit> byCode(TableId table, String code);
}
