package io.tablesaga.floor;

import io.tablesaga.accounts.Tries;
import io.tablesaga.accounts.Tries.Limits;
import io.tablesaga.accounts.Tries.Try;
import io.tablesaga.floor.Joining.Join;
import io.tablesaga.floor.Visits.Scanned;
import io.tablesaga.shared.Alarms;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts tries at codes: those at one table, whoever makes them, and those from one address, at whatever table. Before any
 * code is looked at, and outside its transaction, so that guesses sent together count and a refusal is not forgotten. The
 * audit shows the wrong ones.
 */
public final class Guesses {

    private final Tries tries;
    private final Limits atTable;
    private final Limits fromAddress;
    private final Visits visits;
    private final Alarms alarms;

    public Guesses(Tries tries, Limits atTable, Limits fromAddress, Visits visits, Alarms alarms) {
        this.tries = tries;
        this.atTable = atTable;
        this.fromAddress = fromAddress;
        this.visits = visits;
        this.alarms = alarms;
    }

    /**
     * @return whether a lock begins with it, unless it is right
     * @throws VisitRefused when there were too many; a right code then opens nothing either
     */
    public boolean count(Join join) {
        Try here = taken(address(join), fromAddress);
        Try there = taken(table(join), atTable);
        return here.lockedUntil().isPresent() || there.lockedUntil().isPresent();
    }

    private Try taken(String subject, Limits limits) {
        Try taken = tries.take(subject, limits);
        if (!taken.allowed()) {
            throw VisitRefused.lockedUntil(taken.lockedUntil().orElse(Instant.MAX));
        }
        return taken;
    }

    /** What was counted for it is taken back; of an address that many share, nothing more. */
    public void right(Join join) {
        tries.forget(table(join));
        tries.giveBack(address(join));
    }

    /** @param locks as {@link #count} said; null when it was not counted, as it is locked already */
    public void wrong(Join join, Boolean locks) {
        Optional<Scanned> table = visits.scanned(join.tableCode());
        alarms.note(
                Boolean.FALSE.equals(locks) ? Alarms.Kind.WRONG_JOIN_CODE : Alarms.Kind.JOIN_CODE_LOCKED,
                table.map(Scanned::store),
                table.map(known -> known.table().toString()).orElse(Alarms.UNKNOWN),
                join.address());
    }

    private static String table(Join join) {
        return "join " + join.tableCode();
    }

    private static String address(Join join) {
        return "join-from " + join.address();
    }
}
