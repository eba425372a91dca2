package io.tablesaga.menu.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.menu.MenuChange;
import io.tablesaga.menu.MenuChange.CategoryPublished;
import io.tablesaga.menu.MenuChange.ItemPublished;
import io.tablesaga.menu.MenuEdit;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** What a manager is told of an edit. */
final class MenuAnswers {

    private MenuAnswers() {}

    static void created(Exchange exchange) {
        answer(exchange, saved -> Reply.json(201, what(id(saved.changes().get(0)), saved)));
    }

    static void saved(Exchange exchange) {
        String item = exchange.getMessage().getHeader("itemId", String.class);
        String id = item == null ? exchange.getMessage().getHeader("categoryId", String.class) : item;
        answer(exchange, saved -> Reply.json(200, what(id, saved)));
    }

    static void sorted(Exchange exchange) {
        answer(
                exchange,
                saved -> Reply.json(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("changed", saved.changes().size())));
    }

    static void imported(Exchange exchange) {
        exchange.getMessage().setBody(MenuImportReport.of(exchange.getMessage().getBody(MenuEdit.Imported.class)));
    }

    private static String id(MenuChange change) {
        return change instanceof ItemPublished published
                ? published.item().id().toString()
                : ((CategoryPublished) change).category().id().toString();
    }

    private static ObjectNode what(String id, MenuEdit.Saved saved) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("version", saved.version());
    }

    private static void answer(Exchange exchange, Function<MenuEdit.Saved, Reply> reply) {
        MenuEdit edit = exchange.getMessage().getBody(MenuEdit.class);
        exchange.getMessage()
                .setBody(
                        edit instanceof MenuEdit.Saved saved
                                ? reply.apply(saved)
                                : Reply.problem(problem((MenuEdit.Refused) edit)));
    }

    private static Problem problem(MenuEdit.Refused refused) {
        if (refused instanceof MenuEdit.ItemChangedMeanwhile changed) {
            return changed("item-changed-meanwhile", "item", changed.item().version());
        }
        if (refused instanceof MenuEdit.CategoryChangedMeanwhile changed) {
            return changed(
                    "category-changed-meanwhile", "category", changed.category().version());
        }
        if (refused instanceof MenuEdit.NotEmpty notEmpty) {
            return no(
                    409,
                    "category-not-empty",
                    "The category has items",
                    "Nothing was removed: the category has " + notEmpty.items()
                            + ". Sort them into another category (menu-items-sort there, with these), or remove them;"
                            + " then remove the category. Or hide it.");
        }
        if (refused instanceof MenuEdit.NotAll notAll) {
            return no(
                    409,
                    "menu-changed-meanwhile",
                    "The list is not whole",
                    "Nothing was sorted: name each " + (notAll.categories() ? "category" : "item of the category")
                            + " once. Somebody may have added or removed one; read the menu again.");
        }
        if (refused instanceof MenuEdit.TooMany tooMany) {
            return no(
                    409,
                    tooMany.categories() ? "too-many-categories" : "too-many-items",
                    "The menu is full",
                    "Nothing was saved: a menu holds at most " + tooMany.most()
                            + ". Remove one that is not used first.");
        }
        if (refused instanceof MenuEdit.NoSuchPhoto) {
            return no(
                    404,
                    "unknown-photo",
                    "No such photo",
                    "Nothing was saved: this store has no such photo. Send the picture first (photo-add), or leave photoId out.");
        }
        return refused instanceof MenuEdit.NoSuchItem
                ? no(404, "unknown-item", "No such item", gone("item"))
                : no(404, "unknown-category", "No such category", gone("category"));
    }

    private static Problem changed(String name, String what, int version) {
        return no(
                409,
                name,
                "Somebody changed it meanwhile",
                "Nothing was saved. Read the " + what + " again (it is version " + version
                        + " now), and save your change upon that.");
    }

    private static String gone(String what) {
        return "Nothing was saved: this menu has no such " + what + ", or not any more. Read the menu again.";
    }

    private static Problem no(int status, String name, String title, String detail) {
        return Problem.of(status, name, title, detail);
    }
}
