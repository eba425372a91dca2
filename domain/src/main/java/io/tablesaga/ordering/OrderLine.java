package io.tablesaga.ordering;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;

/**
 * One ordered item with the name, the price and the tax it was sold at.
 *
 * @param cancelled it was taken back after the order was paid
 */
public record OrderLine(ItemId item, String name, int quantity, Money unitPrice, TaxKind tax, boolean cancelled) {

    public Money total() {
        return unitPrice.times(quantity);
    }
}
