package io.tablesaga.menu.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.menu.LineOutcome;
import io.tablesaga.menu.LineRefusal;
import io.tablesaga.menu.MenuEdit;
import io.tablesaga.menu.MenuItem;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What a manager is told of a file, line by line. */
final class MenuImportReport {

    /** Of a name that cannot be one. */
    private static final int LONGEST = 100;

    private MenuImportReport() {}

    static Reply of(MenuEdit.Imported imported) {
        ObjectNode report = report(imported);
        if (!imported.refused() || imported.dryRun()) {
            return Reply.json(200, report);
        }
        return Reply.problem(Problem.of(
                        422,
                        "menu-not-imported",
                        "The file cannot be taken",
                        "Nothing was changed: " + report.path("refused").asInt() + " of "
                                + imported.lines().size()
                                + " lines were refused. The report says why; correct them and send the whole file again.")
                .with("report", report));
    }

    private static ObjectNode report(MenuEdit.Imported imported) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("dryRun", imported.dryRun());
        List<ObjectNode> lines = imported.lines().stream()
                .map(outcome -> line(outcome, imported.dryRun() || imported.refused()))
                .toList();
        for (String word : List.of("created", "changed", "unchanged", "refused")) {
            report.put(
                    word,
                    lines.stream()
                            .filter(line -> line.path("outcome").asText().equals(word))
                            .count());
        }
        report.putObject("categories")
                .put("created", imported.newCategories())
                .put("changed", imported.changedCategories());
        ArrayNode all = report.putArray("lines");
        lines.forEach(all::add);
        return report;
    }

    private static ObjectNode line(LineOutcome outcome, boolean unsaved) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("line", outcome.line().number());
        if (outcome instanceof LineOutcome.Refused refused) {
            json.put("outcome", "refused");
            outcome.line()
                    .name()
                    .ifPresent(name -> json.put("name", name.substring(0, Math.min(name.length(), LONGEST))));
            return json.put("field", field(refused.why())).put("detail", sentence(refused.why()));
        }
        if (outcome instanceof LineOutcome.Created created) {
            json.put("outcome", "created").put("name", name(created.item()));
            // What is not saved has no id that would ever be one.
            return left(unsaved ? json : json.put("id", created.item().id().toString()), created.photoLeftOut());
        }
        LineOutcome.Kept kept = (LineOutcome.Kept) outcome;
        json.put("outcome", kept.changed() ? "changed" : "unchanged")
                .put("name", name(kept.after()))
                .put("id", kept.after().id().toString());
        if (kept.changed()) {
            ArrayNode fields = json.putArray("fields");
            fields(kept.before(), kept.after()).forEach(fields::add);
        }
        return left(json, kept.photoLeftOut());
    }

    private static ObjectNode left(ObjectNode json, boolean photo) {
        return photo
                ? json.put("field", "photoId")
                        .put("detail", "The picture is none of this store's and was left out. Send it with photo-add.")
                : json;
    }

    private static String name(MenuItem item) {
        return item.name().in(Language.KO);
    }

    private static List<String> fields(MenuItem before, MenuItem after) {
        ObjectNode was = MenuItemJson.write(before);
        ObjectNode is = MenuItemJson.write(after);
        TreeSet<String> names = new TreeSet<>();
        was.fieldNames().forEachRemaining(names::add);
        is.fieldNames().forEachRemaining(names::add);
        List<String> changed = new ArrayList<>();
        for (String name : names) {
            if (!was.path(name).equals(is.path(name))) {
                changed.add(name.equals("categoryId") ? "category" : name);
            }
        }
        return changed;
    }

    private static String field(LineRefusal why) {
        if (why instanceof LineRefusal.Unusable unusable) {
            return unusable.field();
        }
        return why instanceof LineRefusal.NoCategory
                        || why instanceof LineRefusal.OtherCategory
                        || why instanceof LineRefusal.MenuFull full && full.categories()
                ? "category"
                : "name";
    }

    private static String sentence(LineRefusal why) {
        if (why instanceof LineRefusal.Unusable unusable) {
            return unusable.sentence();
        }
        if (why instanceof LineRefusal.SameItem same) {
            return "Line " + same.line() + " is about the same item. Keep one of them, or give one another name.";
        }
        if (why instanceof LineRefusal.ManyOfTheName many) {
            return many.items()
                    + " items are called so. Say which by its id, as menu-export gives it, or by its category.";
        }
        if (why instanceof LineRefusal.OtherCategory other) {
            return "Line " + other.line() + " says something else of the same category. Say the same in both.";
        }
        if (why instanceof LineRefusal.MenuFull full) {
            return "A menu holds at most " + full.most() + (full.categories() ? " categories." : " items.")
                    + " Remove what is not used first.";
        }
        return "A new item needs a category: category.name.ko.";
    }
}
