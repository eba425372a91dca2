package io.tablesaga.ordering;

import io.tablesaga.ordering.PlaceOrder.FromCart;
import java.util.List;
import java.util.Optional;

/** Orders from a cart: which lines they are, and that these leave it. In the order's transaction. */
final class FillingOrders {

    private final Carts carts;

    FillingOrders(Carts carts) {
        this.carts = carts;
    }

    /**
     * @param version the cart's, until the lines are taken
     * @param refusal why nothing can be ordered; empty when the lines can
     */
    record Filling(int version, List<CartLine> lines, Optional<Refusal> refusal) {

        private static Filling refused(Refusal refusal) {
            return new Filling(0, List.of(), Optional.of(refusal));
        }

        List<PlaceOrder.Line> ordered() {
            return PlaceOrder.Line.together(lines.stream().map(CartLine::wish).toList());
        }
    }

    /** From now on nobody else changes the cart. */
    Filling fill(PlaceOrder command, FromCart from) {
        Optional<Cart> locked = carts.lock(command.visit(), command.guests().isPresent());
        if (locked.isEmpty()) {
            return Filling.refused(new Refusal.VisitOver());
        }
        Cart cart = locked.get();
        List<CartLine> lines = from.own() ? cart.of(command.guest().device()) : cart.lines();
        if (changed(cart, lines, command, from)) {
            return Filling.refused(new Refusal.CartChanged());
        }
        return lines.isEmpty()
                ? Filling.refused(new Refusal.CartEmpty())
                : new Filling(cart.version(), lines, Optional.empty());
    }

    /**
     * Two who pay for their own at once are not in each other's way. When a line came back nobody has written down, so then
     * the guest looks at all of it again.
     */
    private boolean changed(Cart cart, List<CartLine> lines, PlaceOrder command, FromCart from) {
        if (cart.version() == from.version()) {
            return false;
        }
        return !from.own()
                || cart.version() < from.version()
                || lines.stream().anyMatch(CartLine::back)
                || carts.lastChange(command.visit(), command.guest().device()) > from.version();
    }

    void take(PlaceOrder command, Filling filling) {
        carts.take(
                command.visit(),
                filling.lines().stream().map(CartLine::id).toList(),
                command.order(),
                filling.version() + 1);
    }
}
