package io.tablesaga.ordering;

import io.tablesaga.ordering.Carts.Left;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cart at today's prices, and by today's rules.
 *
 * @param offered its items as they are now; those that are not are off the menu
 * @param left how many there are of those
 * @param refusals what an order of all of it would be refused with now, but for a race
 */
public record CheckedCart(Cart cart, Map<ItemId, OfferedItem> offered, Map<ItemId, Left> left, List<Refusal> refusals) {

    public CheckedCart {
        offered = Map.copyOf(offered);
        left = Map.copyOf(left);
        refusals = List.copyOf(refusals);
    }

    public Optional<OfferedItem> item(CartLine line) {
        return Optional.ofNullable(offered.get(line.wish().item()));
    }

    /** One of it, with its options; empty when it is off the menu. */
    public Optional<Money> unitPrice(CartLine line) {
        return item(line).map(item -> item.priceWith(line.wish().options()));
    }

    /** Of those that are on the menu; empty when none is. */
    public Optional<Money> total(List<CartLine> lines) {
        return lines.stream()
                .flatMap(line ->
                        unitPrice(line).map(price -> price.times(line.wish().quantity())).stream())
                .reduce(Money::plus);
    }
}
