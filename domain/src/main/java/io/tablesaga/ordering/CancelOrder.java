package io.tablesaga.ordering;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.VisitId;
import java.util.List;

/**
 * Somebody wants an order, or some of its lines, taken back.
 *
 * @param visit the visit the asking phone or tablet is in; null of others
 * @param capability what a guest shows to be the order's guest when not in its visit, never logged; null for staff
 * @param positions of the lines, 1 for the first; empty for everything that is left
 * @param agreed staff agree, also to what is being made already
 * @param discarded what was taken goes to waste instead of back on the shelf
 * @param reason a sentence for the books and the provider
 * @param idempotencyKey the caller's key: the same key means the same request
 */
public record CancelOrder(
        OrderId order,
        Asker by,
        VisitId visit,
        String capability,
        List<Integer> positions,
        boolean agreed,
        boolean discarded,
        String reason,
        String idempotencyKey) {

    public CancelOrder {
        positions = positions.stream().sorted().distinct().toList();
    }

    @Override
    public String toString() {
        return "CancelOrder[" + order + ", " + by + ", " + positions + "]";
    }

    /** Who asks. */
    public enum Asker {
        GUEST,
        STAFF,
        /** It cannot make them: an ingredient has run out. */
        KITCHEN
    }
}
