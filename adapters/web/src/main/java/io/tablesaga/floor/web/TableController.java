package io.tablesaga.floor.web;

import io.tablesaga.floor.Stores;
import io.tablesaga.floor.TableCode;
import io.tablesaga.floor.TableCodes;
import io.tablesaga.floor.Tables;
import io.tablesaga.floor.Tables.Table;
import io.tablesaga.floor.Tables.TableState;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Pages;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's tables as staff see them, and what is to be printed for them. */
@RestController
public class TableController {

    private static final int PAGE = 200;

    private final Stores stores;
    private final Tables tables;
    private final TableCodes codes;
    private final TableAddresses addresses;

    public TableController(Stores stores, Tables tables, TableCodes codes, TableAddresses addresses) {
        this.stores = stores;
        this.tables = tables;
        this.codes = codes;
        this.addresses = addresses;
    }

    record TablesView(List<TableView> tables, UUID next) {}

    /** @param seatedSince null while nobody sits there */
    record TableView(
            UUID id,
            String name,
            String code,
            URI url,
            Instant seatedSince,
            int phones,
            int tablets,
            boolean doubled) {}

    @GetMapping("/api/stores/{storeId}/tables")
    TablesView list(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<TableView> page =
                tables.list(new StoreId(storeId), Optional.ofNullable(after).map(TableId::new), most).stream()
                        .map(this::view)
                        .toList();
        return new TablesView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    private TableView view(TableState state) {
        Table table = state.table();
        return new TableView(
                table.id().value(),
                table.name(),
                table.code(),
                addresses.page(table),
                state.seatedSince().orElse(null),
                state.phones(),
                state.tablets(),
                state.tablets() > 1);
    }

    record NamesView(List<NameView> tables, UUID next) {}

    record NameView(UUID id, String name) {}

    /** What a ticket's table is called, for whoever has nothing to do with its code. */
    @GetMapping("/api/stores/{storeId}/kitchen/tables")
    NamesView names(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<NameView> page =
                tables.list(new StoreId(storeId), Optional.ofNullable(after).map(TableId::new), most).stream()
                        .map(state -> new NameView(
                                state.table().id().value(), state.table().name()))
                        .toList();
        return new NamesView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    /** One set of sheets for all tables. */
    @GetMapping("/api/stores/{storeId}/tables/codes.pdf")
    ResponseEntity<byte[]> sheets(@PathVariable("storeId") UUID storeId) {
        StoreId store = new StoreId(storeId);
        String name = stores.find(store)
                .orElseThrow(() -> new NotFound("There is no such store."))
                .settings()
                .name();
        List<TableCode> all = all(store);
        if (all.isEmpty()) {
            throw new NotFound("This store has no table yet.");
        }
        return file("table-codes.pdf", MediaType.APPLICATION_PDF, codes.pdf(name, all));
    }

    private List<TableCode> all(StoreId store) {
        List<TableCode> all = new ArrayList<>();
        Optional<TableId> last = Optional.empty();
        List<TableState> page;
        do {
            page = tables.list(store, last, PAGE);
            page.forEach(state -> all.add(code(state.table())));
            last = page.isEmpty()
                    ? last
                    : Optional.of(page.get(page.size() - 1).table().id());
        } while (page.size() == PAGE);
        return all;
    }

    @GetMapping("/api/stores/{storeId}/tables/{tableId}/code.png")
    ResponseEntity<byte[]> image(@PathVariable("storeId") UUID storeId, @PathVariable("tableId") UUID tableId) {
        Table table = tables.find(new StoreId(storeId), new TableId(tableId))
                .orElseThrow(() -> new NotFound("This store has no such table."));
        return file("table-code.png", MediaType.IMAGE_PNG, codes.png(code(table)));
    }

    private TableCode code(Table table) {
        return new TableCode(table.name(), addresses.page(table));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + "\"")
                .contentType(type)
                .body(bytes);
    }
}
