package io.tablesaga.stock;

import io.tablesaga.shared.ItemId;
import java.util.List;
import java.util.Optional;

/** The answer to {@link HoldStock}. «No» is a value. */
public record StockAnswer(boolean held, List<Shortage> shortages) {

    /**
     * @param available how many are left; fewer than were asked for
     * @param soldOut when staff say that nothing of it is sold for now: then none is available
     */
    public record Shortage(ItemId item, int available, Optional<SoldOut> soldOut) {}

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
