package io.tablesaga.menu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.menu.CategoryId;
import io.tablesaga.menu.EditMenu;
import io.tablesaga.menu.EditingMenus;
import io.tablesaga.menu.MenuSheets;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** Reads what a manager wants of the menu. */
final class MenuIntake {

    private final TimeOrderedIds ids;
    private final MenuFile file;

    MenuIntake(TimeOrderedIds ids, MenuSheets sheets) {
        this.ids = ids;
        this.file = new MenuFile(sheets);
    }

    void importMenu(Exchange exchange) {
        String dryRun = exchange.getMessage().getHeader("dryRun", "false", String.class);
        if (!dryRun.equals("true") && !dryRun.equals("false")) {
            throw new InvalidRequest("dryRun must be true or false.");
        }
        edit(exchange, new EditMenu.ImportMenu(store(exchange), file.read(exchange), dryRun.equals("true")));
    }

    void createCategory(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        edit(
                exchange,
                new EditMenu.CreateCategory(
                        MenuItemJson.category(json, store(exchange), new CategoryId(ids.next()), 1, 0)));
    }

    void changeCategory(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        edit(
                exchange,
                new EditMenu.ChangeCategory(
                        MenuItemJson.category(json, store(exchange), category(exchange), version(json), 0)));
    }

    void sortCategories(Exchange exchange) {
        List<CategoryId> categories =
                listed(JsonBody.of(exchange), "categoryIds", EditingMenus.MOST_CATEGORIES, CategoryId::new);
        edit(exchange, new EditMenu.SortCategories(store(exchange), categories));
    }

    void removeCategory(Exchange exchange) {
        edit(exchange, new EditMenu.RemoveCategory(store(exchange), category(exchange)));
    }

    void createItem(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        edit(exchange, new EditMenu.CreateItem(MenuItemJson.item(json, store(exchange), new ItemId(ids.next()), 1, 0)));
    }

    void changeItem(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        edit(
                exchange,
                new EditMenu.ChangeItem(MenuItemJson.item(json, store(exchange), item(exchange), version(json), 0)));
    }

    void sortItems(Exchange exchange) {
        List<ItemId> items = listed(JsonBody.of(exchange), "itemIds", EditingMenus.MOST_ITEMS, ItemId::new);
        edit(exchange, new EditMenu.SortItems(store(exchange), category(exchange), items));
    }

    void hideItem(Exchange exchange) {
        JsonNode hidden = JsonBody.of(exchange).path("hidden");
        if (!hidden.isBoolean()) {
            throw new InvalidRequest("hidden must be true or false.");
        }
        edit(exchange, new EditMenu.HideItem(store(exchange), item(exchange), hidden.asBoolean()));
    }

    void removeItem(Exchange exchange) {
        edit(exchange, new EditMenu.RemoveItem(store(exchange), item(exchange)));
    }

    private static void edit(Exchange exchange, EditMenu edit) {
        exchange.getMessage().setBody(edit);
    }

    private static int version(JsonNode json) {
        JsonNode version = json.path("version");
        if (!version.isInt()) {
            throw new InvalidRequest("version must be the one it was read with.");
        }
        return version.asInt();
    }

    private static <T> List<T> listed(JsonNode json, String field, int most, Function<UUID, T> id) {
        JsonNode list = json.path(field);
        if (!list.isArray() || list.size() > most) {
            throw new InvalidRequest(field + " must be a list of at most " + most + " ids.");
        }
        List<T> ids = new ArrayList<>();
        list.forEach(one -> ids.add(id.apply(MenuItemJson.id(one, "Each of " + field))));
        return ids;
    }

    private static StoreId store(Exchange exchange) {
        return new StoreId(id(exchange, "storeId"));
    }

    private static CategoryId category(Exchange exchange) {
        return new CategoryId(id(exchange, "categoryId"));
    }

    private static ItemId item(Exchange exchange) {
        return new ItemId(id(exchange, "itemId"));
    }

    private static UUID id(Exchange exchange, String name) {
        try {
            return UUID.fromString(exchange.getMessage().getHeader(name, "", String.class));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(name + " in the path must be an id as it was given.");
        }
    }
}
