package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.Cart;
import io.tablesaga.shared.routes.Problem;

/** Every «no» a guest can hear about a cart. */
final class CartProblems {

    private CartProblems() {}

    static Problem changed() {
        return Problem.of(
                409,
                "cart-changed",
                "Somebody changed the cart meanwhile",
                "장바구니가 변경되었습니다. 다시 확인해 주세요. Nothing was changed or charged by this: look at the cart again, then decide.");
    }

    static Problem empty() {
        return Problem.of(
                409,
                "cart-empty",
                "Nothing to order",
                "장바구니가 비어 있습니다. Nothing was charged: put something into the cart first.");
    }

    static Problem full() {
        return Problem.of(
                409,
                "cart-full",
                "The cart is full",
                "장바구니가 가득 찼습니다. A cart has " + Cart.MOST_LINES
                        + " lines at most: order them, or change a quantity instead.");
    }
}
