package io.tablesaga.ordering;

import io.tablesaga.floor.VisitNews;
import io.tablesaga.shared.VisitId;

/** Which version a visit's cart is at; whoever has another reads it again. */
public final class CartNews implements VisitNews {

    private final Carts carts;

    public CartNews(Carts carts) {
        this.carts = carts;
    }

    @Override
    public String event() {
        return "cart";
    }

    @Override
    public String now(VisitId visit) {
        return "{\"version\":" + carts.find(visit).version() + "}";
    }
}
