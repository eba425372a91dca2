package io.tablesaga.menu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.menu.CategoryId;
import io.tablesaga.menu.MenuChange;
import io.tablesaga.menu.MenuChange.CategoryPublished;
import io.tablesaga.menu.MenuChange.CategoryRemoved;
import io.tablesaga.menu.MenuChange.ItemPublished;
import io.tablesaga.menu.MenuChange.ItemRemoved;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.TopicNews;
import java.util.UUID;
import org.apache.camel.Exchange;

/** A menu's messages, for whoever follows it. */
public final class MenuEvents {

    private MenuEvents() {}

    /** The body becomes a {@link MenuChange}. @throws TopicNews.Unreadable when it is none */
    public static void read(Exchange exchange) {
        JsonNode event = TopicNews.event(exchange);
        String type = event.path("type").asText().replaceFirst("^io\\.tablesaga\\.", "");
        JsonNode data = event.path("data");
        try {
            exchange.getMessage().setBody(change(type, data));
        } catch (InvalidRequest | IllegalArgumentException e) {
            throw new TopicNews.Unreadable(type + ": " + e.getMessage());
        }
    }

    private static MenuChange change(String type, JsonNode data) {
        UUID id = MenuItemJson.id(data.path("id"), "id");
        StoreId store = new StoreId(MenuItemJson.id(data.path("storeId"), "storeId"));
        if (!data.path("version").isInt()) {
            throw new InvalidRequest("version must be a whole number.");
        }
        int version = data.path("version").asInt();
        int position = data.path("position").asInt();
        return switch (type) {
            case MenuMessages.ITEM_PUBLISHED + ".v1" ->
                new ItemPublished(MenuItemJson.item(data, store, new ItemId(id), version, position));
            case MenuMessages.ITEM_REMOVED + ".v1" -> new ItemRemoved(store, new ItemId(id), version);
            case MenuMessages.CATEGORY_PUBLISHED + ".v1" ->
                new CategoryPublished(MenuItemJson.category(data, store, new CategoryId(id), version, position));
            case MenuMessages.CATEGORY_REMOVED + ".v1" -> new CategoryRemoved(store, new CategoryId(id), version);
            default -> throw new InvalidRequest("nobody here knows this type.");
        };
    }
}
