package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.util.List;
import java.util.Optional;

/** Whether the tables are still as they were read: whoever has heard another number reads them again. */
public final class FloorPlanNews implements StoreNews {

    private static final int PAGE = 200;

    private final FloorPlan plan;

    public FloorPlanNews(FloorPlan plan) {
        this.plan = plan;
    }

    @Override
    public String event() {
        return "tables";
    }

    @Override
    public String now(StoreId store) {
        long now = 1;
        Optional<TableId> last = Optional.empty();
        List<FloorPlan.Place> page;
        do {
            page = plan.page(store, last, PAGE);
            // By its text: the same at every node, and after a restart.
            now = now * 31 + page.toString().hashCode();
            last = page.isEmpty() ? last : Optional.of(page.get(page.size() - 1).table());
        } while (page.size() == PAGE);
        return "{\"now\":\"" + Long.toHexString(now) + "\"}";
    }
}
