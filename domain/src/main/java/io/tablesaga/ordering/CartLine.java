package io.tablesaga.ordering;

import io.tablesaga.shared.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * One wish in a cart.
 *
 * @param id chosen by the phone that put it in, so that putting it in again changes nothing
 * @param version the cart's when the line was last changed
 * @param wish with the item's version that the guest saw
 * @param device the phone or tablet that put it in
 * @param back it was ordered, and that order ended without having been paid
 * @param seen the item as it was then; empty when it was another already by the time the wish came in
 */
public record CartLine(UUID id, int version, PlaceOrder.Line wish, UUID device, boolean back, Optional<Seen> seen) {

    /** @param price with its tax, without options */
    public record Seen(String name, Money price) {}
}
