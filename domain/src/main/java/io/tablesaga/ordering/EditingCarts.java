package io.tablesaga.ordering;

import java.util.Optional;

/**
 * Carries out what guests want of their cart, one edit of a cart at a time. The same edit sent again, by a phone that has
 * lost the answer, is no second one.
 */
public final class EditingCarts {

    private final Carts carts;

    public EditingCarts(Carts carts) {
        this.carts = carts;
    }

    /** In the caller's transaction. */
    public CartEdit carryOut(EditCart edit) {
        return edit.guest()
                .visit()
                .flatMap(visit -> carts.lock(visit, false))
                .map(cart -> edit instanceof EditCart.Put put ? put(cart, put) : remove(cart, (EditCart.Remove) edit))
                .orElse(CartEdit.VISIT_OVER);
    }

    private CartEdit put(Cart cart, EditCart.Put put) {
        Optional<CartLine> there = cart.line(put.line());
        if (there.isEmpty()) {
            return add(cart, put);
        }
        if (there.get().wish().equals(put.wish())) {
            return CartEdit.DONE;
        }
        if (there.get().version() != put.version()) {
            return CartEdit.CHANGED_MEANWHILE;
        }
        // Whoever changes it, it stays the line of who has put it in.
        carts.change(cart.visit(), put.line(), put.wish(), cart.version() + 1);
        return CartEdit.DONE;
    }

    private CartEdit add(Cart cart, EditCart.Put put) {
        if (put.version() != 0) {
            return CartEdit.CHANGED_MEANWHILE;
        }
        if (cart.lines().size() >= Cart.MOST_LINES) {
            return CartEdit.FULL;
        }
        return carts.add(cart.visit(), put.line(), put.wish(), put.guest().device(), cart.version() + 1)
                ? CartEdit.DONE
                : CartEdit.CHANGED_MEANWHILE;
    }

    private CartEdit remove(Cart cart, EditCart.Remove remove) {
        Optional<CartLine> there = cart.line(remove.line());
        if (there.isEmpty()) {
            return carts.ordered(cart.visit(), remove.line()) ? CartEdit.CHANGED_MEANWHILE : CartEdit.DONE;
        }
        if (there.get().version() != remove.version()) {
            return CartEdit.CHANGED_MEANWHILE;
        }
        carts.remove(cart.visit(), remove.line(), cart.version() + 1);
        return CartEdit.DONE;
    }
}
