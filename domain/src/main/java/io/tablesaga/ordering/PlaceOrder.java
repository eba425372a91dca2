package io.tablesaga.ordering;

import io.tablesaga.shared.Caller;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A guest orders, and pays with a stored payment token, on the provider's page or at the counter.
 *
 * @param guest whose visit it is for; at a table somebody sits at
 * @param lines at least one, an item more than once only with other options; none yet where they come from the cart
 * @param cart where the lines come from; empty when the guest names them
 * @param guests how many they are; empty when nobody said so
 * @param serving empty for what the store says
 * @param paymentToken the provider's stored token, never logged, never stored; null to pay on its page or at the counter
 * @param atCounter staff will take the money
 * @param idempotencyKey the caller's key: the same key means the same order
 * @param requestDigest SHA-256 of the request's body, hex: the same key with another body is refused
 * @param trace is on every message the order causes
 */
public record PlaceOrder(
        OrderId order,
        Caller.AtTable guest,
        List<Line> lines,
        Optional<FromCart> cart,
        Optional<Integer> guests,
        Optional<Serving> serving,
        String paymentToken,
        boolean atCounter,
        String idempotencyKey,
        String requestDigest,
        TraceParent trace) {

    /**
     * @param options ids of what was chosen with it
     * @param version of the item, as the guest saw it; empty when they do not mind
     */
    public record Line(ItemId item, int quantity, Set<UUID> options, Optional<Integer> version) {
        public Line {
            options = Set.copyOf(options);
        }

        private Line times(int other) {
            return new Line(item, other, options, version);
        }

        /** The same of the same is one line, where the first of them was. */
        public static List<Line> together(List<Line> lines) {
            Map<Line, Integer> quantities = new LinkedHashMap<>();
            lines.forEach(line -> quantities.merge(line.times(1), line.quantity(), Integer::sum));
            return quantities.entrySet().stream()
                    .map(same -> same.getKey().times(same.getValue()))
                    .toList();
        }
    }

    /**
     * @param version the cart's, as the guest saw it
     * @param own only what the guest's phone or tablet has put in
     */
    public record FromCart(int version, boolean own) {}

    public PlaceOrder {
        lines = List.copyOf(lines);
    }

    PlaceOrder with(List<Line> taken) {
        return new PlaceOrder(
                order,
                guest,
                taken,
                cart,
                guests,
                serving,
                paymentToken,
                atCounter,
                idempotencyKey,
                requestDigest,
                trace);
    }

    public StoreId store() {
        return guest.store();
    }

    public TableId table() {
        return guest.table();
    }

    public VisitId visit() {
        return guest.visit().orElseThrow();
    }

    /** The guest pays on the provider's page. */
    public boolean byCheckout() {
        return paymentToken == null && !atCounter;
    }

    /** The provider is asked at once. */
    public boolean byToken() {
        return paymentToken != null;
    }

    @Override
    public String toString() {
        return "PlaceOrder[" + order + ", " + guest.line() + ", " + lines.size() + " lines]";
    }
}
