package io.tablesaga.kitchen;

import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.util.List;

/**
 * What these visits ordered is served at another table; nothing of it is made anew.
 *
 * @param visits a party's: the one that goes on, then those that were merged into it
 * @param moves counts the moves of each of these visits, so that of two the later one is known
 * @param message the id of the message that asks for it
 */
public record MoveTickets(List<VisitId> visits, TableId to, int moves, String message) {

    public MoveTickets {
        visits = List.copyOf(visits);
        if (visits.isEmpty() || moves < 1) {
            throw new IllegalArgumentException("which move of which visits is it?");
        }
    }

    /** The visit that goes on: what any of them ordered is its party's. */
    public VisitId party() {
        return visits.get(0);
    }
}
