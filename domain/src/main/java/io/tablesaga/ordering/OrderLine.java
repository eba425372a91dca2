package io.tablesaga.ordering;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;

/**
 * One ordered item with the name and the price it was sold at.
 *
 * @param cancelled it was taken back after the order was paid
 */
public record OrderLine(ItemId item, String name, int quantity, Money unitPrice, boolean cancelled) {

    public Money total() {
        return unitPrice.times(quantity);
    }
}
