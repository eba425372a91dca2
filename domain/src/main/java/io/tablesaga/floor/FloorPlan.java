package io.tablesaga.floor;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All tables of a store as whoever looks after them sees them, as of one moment. */
public interface FloorPlan {

    /** In the order the tables were made. One statement; waits for nobody. */
    List<Place> page(StoreId store, Optional<TableId> after, int limit);

    /**
     * One table.
     *
     * @param party who sits there
     * @param left what those of the last 24 hours have left open, who were cleared all the same
     */
    record Place(TableId table, String name, Optional<Party> party, Optional<Left> left) {

        public FloorState state() {
            return party.map(Party::state).orElse(left.isPresent() ? FloorState.LEFT_OPEN : FloorState.FREE);
        }

        /** When who sits there was seated, or who has left open did leave. */
        public Optional<Instant> since() {
            return party.map(Party::seated).or(() -> left.map(Left::since));
        }
    }

    /**
     * @param guests how many; empty when nobody has counted
     * @param heldTurns those of which the kitchen holds something, the next one first
     */
    record Party(
            VisitId visit,
            Instant seated,
            Optional<Integer> guests,
            int phones,
            Ordered ordered,
            Optional<Calls> calls,
            List<Integer> heldTurns) {

        public Party {
            heldTurns = List.copyOf(heldTurns);
        }

        FloorState state() {
            if (ordered.refundOwed() > 0) {
                return FloorState.REFUND_OWED;
            }
            if (ordered.atCounter() > 0) {
                return FloorState.AT_COUNTER;
            }
            if (ordered.paying() > 0) {
                return FloorState.PAYING;
            }
            return ordered.orders() > 0 ? FloorState.ORDERED : FloorState.SEATED;
        }
    }

    /**
     * Orders that are not over, without what was taken back of them.
     *
     * @param paying of them wait for their guest to pay, or are being paid or given back
     * @param atCounter of them wait for staff to take the money
     * @param refundOwed of them have money that could not be given back
     * @param money empty while there are none
     */
    record Ordered(
            int orders, int paying, int atCounter, int refundOwed, Optional<Instant> last, Optional<Sums> money) {}

    /** @param unpaid of it, so much is not paid yet */
    record Sums(Money total, Money unpaid) {}

    /** @param open nobody has said yet that they come */
    record Calls(int open, Instant since) {}

    /** @param money what their orders come to that are not settled; unpaid of it is what nobody has paid */
    record Left(int orders, Instant since, Sums money) {}
}
