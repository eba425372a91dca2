package io.tablesaga.ordering;

import io.tablesaga.shared.OrderId;

/** Keeps what {@link FurtherStep}s have done: an undo may come twice, or before what it undoes. */
public interface StepFence {

    /** Does it with the row that says so, in the caller's commit where there is one; not again, and not once it is undone. */
    void once(OrderId order, String step, Runnable doing);

    /** Undoes what was done, with the row that says so; what was not done never will be. */
    void undo(OrderId order, String step, Runnable undoing);
}
