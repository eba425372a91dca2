package io.tablesaga.stock.web;

import io.tablesaga.shared.StoreId;
import io.tablesaga.stock.Stock;
import io.tablesaga.stock.Stock.StockLevel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What is available, held and sold, for staff. */
@RestController
public class StockController {

    private final Stock stock;

    public StockController(Stock stock) {
        this.stock = stock;
    }

    record LevelsView(List<LevelView> items) {}

    record LevelView(UUID itemId, int available, int held, int sold, SoldOutView soldOut) {}

    /** @param until null until staff end it */
    record SoldOutView(Instant until, String reason) {}

    @GetMapping("/api/stores/{storeId}/stock")
    LevelsView levels(@PathVariable("storeId") UUID storeId) {
        return new LevelsView(stock.levels(new StoreId(storeId)).stream()
                .map(StockController::view)
                .toList());
    }

    private static LevelView view(StockLevel level) {
        return new LevelView(
                level.item().value(),
                level.available(),
                level.held(),
                level.sold(),
                level.soldOut()
                        .map(soldOut -> new SoldOutView(
                                soldOut.until().orElse(null),
                                level.soldOutReason().orElse(null)))
                        .orElse(null));
    }
}
