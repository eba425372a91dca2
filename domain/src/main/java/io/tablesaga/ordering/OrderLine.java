package io.tablesaga.ordering;

import io.tablesaga.menu.Course;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import java.util.List;

/**
 * One ordered item with the name, the price and the tax it was sold at.
 *
 * @param unitPrice with the options' surcharges
 * @param options as they were sold, in the order they are shown
 * @param course as it was sold: what a side needs later
 * @param cancelled it was taken back after the order was paid
 */
public record OrderLine(
        ItemId item,
        String name,
        int quantity,
        Money unitPrice,
        TaxKind tax,
        List<ChosenOption> options,
        Course course,
        boolean cancelled) {

    public OrderLine {
        options = List.copyOf(options);
    }

    public Money total() {
        return unitPrice.times(quantity);
    }
}
