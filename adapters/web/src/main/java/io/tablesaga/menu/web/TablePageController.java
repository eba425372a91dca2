package io.tablesaga.menu.web;

import io.tablesaga.floor.Stores;
import io.tablesaga.floor.Tables;
import io.tablesaga.floor.Tables.Placed;
import io.tablesaga.menu.Menus;
import io.tablesaga.menu.Menus.Item;
import io.tablesaga.screens.web.Shell;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a table's printed QR leads: the guest's screen. It opens nothing: a photo of it shows a menu, and no more. */
@RestController
public class TablePageController {

    private static final String CODE = "[A-Za-z0-9_-]{1,64}";
    private static final int PAGE = 200;
    private static final int MOST = 1_000;

    private final Tables tables;
    private final Stores stores;
    private final Menus menus;
    private final Shell shell;

    public TablePageController(Tables tables, Stores stores, Menus menus, Shell shell) {
        this.shell = shell;
        this.tables = tables;
        this.stores = stores;
        this.menus = menus;
    }

    @GetMapping("/t/{code}")
    ResponseEntity<String> table(@PathVariable("code") String code) {
        return Optional.of(code)
                .filter(text -> text.matches(CODE))
                .flatMap(tables::byCode)
                .flatMap(this::page)
                .map(page -> answer(HttpStatus.OK, Shell.POLICY, page))
                .orElseGet(() -> answer(HttpStatus.NOT_FOUND, TablePage.PLAIN_POLICY, TablePage.unknown()));
    }

    private Optional<String> page(Placed placed) {
        return stores.find(placed.store())
                .map(store -> shell.page(
                        store.settings().name(),
                        "guest",
                        "../",
                        "manifest.webmanifest?table=" + placed.table().code(),
                        TablePage.menu(store.settings(), placed.table(), menu(placed.store()))));
    }

    private List<Item> menu(StoreId store) {
        List<Item> all = new ArrayList<>();
        List<Item> page;
        do {
            Optional<ItemId> last = all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(all.get(all.size() - 1).id());
            page = menus.items(store, Language.KO, last, PAGE);
            all.addAll(page);
        } while (page.size() == PAGE && all.size() < MOST);
        return all;
    }

    private static ResponseEntity<String> answer(HttpStatus status, String policy, String page) {
        return ResponseEntity.status(status)
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(page);
    }
}
