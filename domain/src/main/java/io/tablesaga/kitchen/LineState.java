package io.tablesaga.kitchen;

import java.util.Arrays;
import java.util.List;

/** Where one line of a ticket stands. Staff move it forward, a step at a time; the first step may be left out. */
public enum LineState {
    /** Its turn has not come: nobody makes it until staff fire it. It may be withdrawn without asking. */
    HELD,
    /** Nobody has said that they have seen it; it may be withdrawn without asking. */
    WAITING,
    /** Somebody has seen it and will make it; nobody has begun, so that it may still be withdrawn without asking. */
    ACCEPTED,
    PREPARING,
    READY,
    SERVED,
    /** Taken back: nobody makes it any more. */
    WITHDRAWN;

    /** Its station has nothing left to do with it. */
    public boolean made() {
        return this == READY || this == SERVED || this == WITHDRAWN;
    }

    /** @return the states a line goes through on its way here, first to last; empty when staff cannot bring it here */
    public List<LineState> way() {
        return this == HELD || this == WITHDRAWN
                ? List.of()
                : Arrays.asList(values()).subList(WAITING.ordinal(), ordinal());
    }

    /** @return those of its {@link #way} that are one step away */
    public List<LineState> stepsBefore() {
        return this == PREPARING
                ? List.of(WAITING, ACCEPTED)
                : way().subList(Math.max(0, way().size() - 1), way().size());
    }
}
