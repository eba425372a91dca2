package io.tablesaga.kitchen;

import java.util.Arrays;
import java.util.List;

/** Where one line of a ticket stands. Staff move it forward, a step at a time. */
public enum LineState {
    /** Nobody has begun; it may be withdrawn without asking. */
    WAITING,
    PREPARING,
    READY,
    SERVED,
    /** Taken back: nobody makes it any more. */
    WITHDRAWN;

    /** @return the states a line goes through on its way here, first to last; empty when staff cannot bring it here */
    public List<LineState> way() {
        return this == WITHDRAWN ? List.of() : Arrays.asList(values()).subList(0, ordinal());
    }
}
