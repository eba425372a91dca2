package io.tablesaga.ordering;

import io.tablesaga.shared.ItemId;
import java.util.Set;

/**
 * What was ordered before, as far as rules ask for it.
 *
 * @param main whether an order of the visit has a main: a paid order, or one to be paid at the counter. Lines that were
 *     taken back, or that a guest or the staff want taken back, do not count, nor does an order that waits for its guest
 *     to pay.
 * @param once of the items that can be ordered once only, those that were
 */
public record Had(boolean main, Set<ItemId> once) {

    public static final Had NOTHING = new Had(false, Set.of());

    public Had {
        once = Set.copyOf(once);
    }
}
