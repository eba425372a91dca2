package io.tablesaga.menu.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.menu.MenuChange;
import io.tablesaga.menu.MenuChange.CategoryPublished;
import io.tablesaga.menu.MenuChange.CategoryRemoved;
import io.tablesaga.menu.MenuChange.ItemPublished;
import io.tablesaga.menu.MenuChange.ItemRemoved;
import io.tablesaga.menu.MenuEdit;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.routes.CloudEvents;
import java.util.List;
import org.apache.camel.Exchange;

/** What a menu says to the world: each item and category as it has become, whole, so that nobody needs what came before. */
public final class MenuMessages {

    static final String TOPIC = "kafka:menu";
    static final String ITEM_PUBLISHED = "menu.item-published";
    static final String ITEM_REMOVED = "menu.item-removed";
    static final String CATEGORY_PUBLISHED = "menu.category-published";
    static final String CATEGORY_REMOVED = "menu.category-removed";

    private final Outbox outbox;
    private final CloudEvents events;

    public MenuMessages(Outbox outbox, CloudEvents events) {
        this.outbox = outbox;
        this.events = events;
    }

    /** In the edit's transaction. */
    void tell(Exchange exchange) {
        TraceParent trace = TraceParent.of(exchange.getMessage().getHeader("traceparent", String.class));
        List<MenuChange> changes = exchange.getMessage().getBody(MenuEdit.class).changes();
        if (!changes.isEmpty()) {
            List<OutboxMessage> messages =
                    changes.stream().map(change -> message(change, trace)).toList();
            outbox.add(messages);
        }
    }

    private OutboxMessage message(MenuChange change, TraceParent trace) {
        if (change instanceof ItemPublished published) {
            return event(ITEM_PUBLISHED, published.item().id().toString(), trace, MenuItemJson.write(published.item()));
        }
        if (change instanceof CategoryPublished published) {
            return event(
                    CATEGORY_PUBLISHED,
                    published.category().id().toString(),
                    trace,
                    MenuItemJson.write(published.category()));
        }
        if (change instanceof ItemRemoved removed) {
            String id = removed.item().toString();
            return event(ITEM_REMOVED, id, trace, gone(id, removed.store(), removed.version()));
        }
        CategoryRemoved removed = (CategoryRemoved) change;
        String id = removed.category().toString();
        return event(CATEGORY_REMOVED, id, trace, gone(id, removed.store(), removed.version()));
    }

    private static ObjectNode gone(String id, StoreId store, int version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("storeId", store.toString())
                .put("version", version);
    }

    private OutboxMessage event(String type, String id, TraceParent trace, ObjectNode data) {
        return events.envelope(TOPIC, type, id, null, null, trace, data);
    }
}
