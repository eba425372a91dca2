package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import java.util.List;

/** What whoever fires or holds a turn is answered. «No» is a value. */
public record TurnAnswer(Outcome outcome, List<Changed> changed) {

    public enum Outcome {
        DONE,
        /** The kitchen has nothing of this visit, or not yet. */
        UNKNOWN_VISIT,
        /** Nothing of it is held, and nothing of it can be: it is begun, or there is nothing. */
        NOTHING_TO_HOLD
    }

    /** @param positions the order's lines, counted from 1 */
    public record Changed(OrderId order, List<Integer> positions) {
        public Changed {
            positions = List.copyOf(positions);
        }
    }

    public TurnAnswer {
        changed = List.copyOf(changed);
    }
}
