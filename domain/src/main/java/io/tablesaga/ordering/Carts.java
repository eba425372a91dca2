package io.tablesaga.ordering;

import io.tablesaga.ordering.Orders.Offer;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.VisitId;
import io.tablesaga.stock.SoldOut;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All carts. A line that was ordered leaves its cart; it is back by itself when its order ends without ever having been
 * paid. A line that was taken out never is, whatever comes late.
 */
public interface Carts {

    /** Waits for nobody. One statement. */
    Cart find(VisitId visit);

    /**
     * What the items are now, and how many there are. Waits for nobody. One statement.
     *
     * @return empty when the visit is over
     */
    Optional<Look> look(VisitId visit, Collection<ItemId> items, Language language);

    /** @param left of the offered items */
    record Look(Offer offer, Map<ItemId, Left> left) {
        public Look {
            left = Map.copyOf(left);
        }
    }

    /** @param soldOut when staff say that nothing of it is sold for now: then none is available */
    record Left(int available, Optional<SoldOut> soldOut) {}

    /**
     * In the caller's transaction, to its end, nobody else changes the cart, and the visit goes on. Those below need it, and
     * tell which version the cart is from then on.
     *
     * @param counting the caller may {@link Orders#count} the guests
     * @return empty when the visit is over
     */
    Optional<Cart> lock(VisitId visit, boolean counting);

    /** @return false, with nothing changed, when the visit has had a line of this id */
    boolean add(VisitId visit, UUID line, PlaceOrder.Line wish, UUID device, int version);

    /** Of a line that is in the cart. */
    void change(VisitId visit, UUID line, PlaceOrder.Line wish, int version);

    /** Of a line that is in the cart. */
    void remove(VisitId visit, UUID line, int version);

    /** Of lines that are in the cart. */
    void take(VisitId visit, Collection<UUID> lines, OrderId order, int version);

    /** Whether the line has left the cart with an order. */
    boolean ordered(VisitId visit, UUID line);

    /** The cart's version when a line of this phone or tablet was last put in, changed, taken out or ordered; 0 for never. */
    int lastChange(VisitId visit, UUID device);
}
