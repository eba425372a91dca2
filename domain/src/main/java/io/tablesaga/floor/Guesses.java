package io.tablesaga.floor;

import io.tablesaga.accounts.Tries;
import io.tablesaga.accounts.Tries.Limits;
import io.tablesaga.accounts.Tries.Try;
import io.tablesaga.floor.Joining.Join;
import io.tablesaga.floor.Visits.Scanned;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts tries at codes: those at one table, whoever makes them, and those from one address, at whatever table. Before any
 * code is looked at, and outside its transaction, so that guesses sent together count and a refusal is not forgotten.
 */
public final class Guesses {

    /** Who is told of wrong codes. */
    public interface Watch {

        /**
         * @param table empty when the guess names none
         * @param locks nobody can try there for a while
         */
        void wrongCode(Optional<Scanned> table, boolean locks, String address);
    }

    private final Tries tries;
    private final Limits atTable;
    private final Limits fromAddress;
    private final Visits visits;
    private final Watch watch;

    public Guesses(Tries tries, Limits atTable, Limits fromAddress, Visits visits, Watch watch) {
        this.tries = tries;
        this.atTable = atTable;
        this.fromAddress = fromAddress;
        this.visits = visits;
        this.watch = watch;
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
        if (locks != null) {
            watch.wrongCode(visits.scanned(join.tableCode()), locks, join.address());
        }
    }

    private static String table(Join join) {
        return "join " + join.tableCode();
    }

    private static String address(Join join) {
        return "join-from " + join.address();
    }
}
