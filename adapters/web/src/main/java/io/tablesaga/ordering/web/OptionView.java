package io.tablesaga.ordering.web;

import io.tablesaga.ordering.OrderLine;
import io.tablesaga.shared.web.MoneyView;
import java.util.List;
import java.util.UUID;

/** What was chosen with an item, as it was sold; the line's unit price has the surcharge. */
record OptionView(UUID id, String name, MoneyView surcharge) {

    static List<OptionView> of(OrderLine line) {
        return line.options().stream()
                .map(option -> new OptionView(option.id(), option.name(), MoneyView.of(option.surcharge())))
                .toList();
    }
}
