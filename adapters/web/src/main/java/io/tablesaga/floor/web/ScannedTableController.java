package io.tablesaga.floor.web;

import io.tablesaga.floor.Visits;
import io.tablesaga.shared.web.NotFound;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a table's printed code tells anyone, and all it tells. */
@RestController
public class ScannedTableController {

    private final Visits visits;

    public ScannedTableController(Visits visits) {
        this.visits = visits;
    }

    record ScannedView(UUID storeId, String store, String table, boolean taken, String visitStart) {}

    @GetMapping("/api/tables/{code}")
    ScannedView scanned(@PathVariable("code") String code) {
        return visits.scanned(code)
                .map(table -> new ScannedView(
                        table.store().value(),
                        table.storeName(),
                        table.tableName(),
                        table.taken(),
                        table.start().name()))
                .orElseThrow(() -> new NotFound("There is no such table; scan its code again."));
    }
}
