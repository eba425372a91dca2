package io.tablesaga.menu.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.menu.Category;
import io.tablesaga.menu.CategoryId;
import io.tablesaga.menu.EditingMenus;
import io.tablesaga.menu.KeptMenus;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.menu.MenuSheets;
import io.tablesaga.menu.web.KeptMenuViews.LineView;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A whole menu as a file that its manager may change and bring back. */
@RestController
public class MenuExportController {

    private final KeptMenus menus;
    private final MenuSheets sheets;
    private final ObjectMapper mapper;

    /** @param mapper as views are written elsewhere */
    public MenuExportController(KeptMenus menus, MenuSheets sheets, ObjectMapper mapper) {
        this.menus = menus;
        this.sheets = sheets;
        this.mapper = mapper;
    }

    record ExportView(List<LineView> items) {}

    @GetMapping("/api/stores/{storeId}/menu/export")
    ResponseEntity<byte[]> export(
            @PathVariable("storeId") UUID storeId, @RequestParam(name = "format", defaultValue = "csv") String format) {
        return switch (format) {
            case "csv" ->
                file(
                        "menu.csv",
                        MediaType.parseMediaType("text/csv;charset=UTF-8"),
                        sheets.write(lines(storeId).stream().map(this::json).toList()));
            case "json" ->
                file(
                        "menu.json",
                        MediaType.APPLICATION_JSON,
                        json(new ExportView(lines(storeId))).getBytes(StandardCharsets.UTF_8));
            default -> throw new Refused(HttpStatus.BAD_REQUEST, "invalid-request", "format must be csv or json.");
        };
    }

    /** An item whose category is gone was moved or removed in this moment. */
    private List<LineView> lines(UUID storeId) {
        StoreId store = new StoreId(storeId);
        List<MenuItem> items = menus.items(store, Optional.empty(), EditingMenus.MOST_ITEMS);
        Map<CategoryId, Category> categories =
                menus.categories(store).stream().collect(Collectors.toMap(Category::id, Function.identity()));
        return items.stream()
                .filter(item -> categories.containsKey(item.category()))
                .map(item -> KeptMenuViews.line(item, categories.get(item.category())))
                .toList();
    }

    private String json(Object view) {
        try {
            return mapper.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a menu can always be written", e);
        }
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }
}
