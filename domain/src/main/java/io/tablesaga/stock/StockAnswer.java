package io.tablesaga.stock;

import io.tablesaga.shared.ItemId;
import java.util.List;

/** The answer to {@link HoldStock}. «No» is a value. */
public record StockAnswer(boolean held, List<Shortage> shortages) {

    /** @param available how many are left; fewer than were asked for */
    public record Shortage(ItemId item, int available) {}

    public StockAnswer {
        shortages = List.copyOf(shortages);
    }

    public static StockAnswer yes() {
        return new StockAnswer(true, List.of());
    }

    public static StockAnswer no(List<Shortage> shortages) {
        return new StockAnswer(false, shortages);
    }
}
