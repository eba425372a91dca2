package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.util.List;
import java.util.Optional;

/** All kitchen tickets. Each command is one statement in the caller's transaction, one at a time for each ticket. */
public interface Tickets {

    /** What was withdrawn before it came stays withdrawn. @return false when the order has its ticket already */
    boolean open(OpenTicket command);

    record OpenTicket(OrderId order, StoreId store, TableId table, List<Line> lines) {

        /**
         * @param position the order's line it is, counted from 1
         * @param options what the guest chose with it
         */
        public record Line(int position, String name, int quantity, List<String> options) {
            public Line {
                options = List.copyOf(options);
            }
        }

        public OpenTicket {
            lines = List.copyOf(lines);
        }
    }

    /**
     * All lines or none. The same saga again gets the same answer; after its {@link #restore} it is refused.
     *
     * @throws IllegalStateException when the ticket has no such line: a broken promise
     */
    WithdrawAnswer withdraw(WithdrawTicket command);

    /** Undo of {@link #withdraw}. May come twice, and first: the withdrawal is then refused. */
    void restore(RestoreTicket command);

    /** All lines or none; a line that is there already, or further, stays where it is. */
    AdvanceAnswer advance(AdvanceTicket command);

    /** Oldest first, after the given order; at most {@code limit}. */
    List<Ticket> ofStore(StoreId store, Optional<OrderId> after, int limit);
}
