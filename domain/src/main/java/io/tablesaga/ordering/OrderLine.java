package io.tablesaga.ordering;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.menu.Course;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.TaxKind;
import java.util.List;
import java.util.Optional;

/**
 * One ordered item with the name, the price and the tax it was sold at.
 *
 * @param unitPrice with the options' surcharges
 * @param options as they were sold, in the order they are shown
 * @param course as it was sold: what a side needs later
 * @param station where it is made, as it was sold; empty where the menu names none
 * @param turn in which it is served, as it was sold; 0 for at once
 * @param kitchen how far the kitchen is, as it was heard of; empty until it has the ticket
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
        String station,
        int turn,
        Optional<LineState> kitchen,
        boolean cancelled) {

    public OrderLine {
        options = List.copyOf(options);
    }

    /** Whether all of them that are left are made, and something waits to be fetched. */
    static boolean ready(List<OrderLine> lines) {
        List<LineState> left = lines.stream()
                .filter(line -> !line.cancelled())
                .map(line -> line.kitchen().orElse(LineState.WAITING))
                .toList();
        return left.contains(LineState.READY) && left.stream().allMatch(LineState::made);
    }

    public Money total() {
        return unitPrice.times(quantity);
    }
}
