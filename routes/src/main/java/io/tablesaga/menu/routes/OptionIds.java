package io.tablesaga.menu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whoever writes option groups into a file leaves their ids out; what is called as before is the same, and no change. */
final class OptionIds {

    private OptionIds() {}

    static void carry(JsonNode from, JsonNode to) {
        for (JsonNode group : to) {
            JsonNode before = called(from, group);
            give(before, group);
            for (JsonNode option : group.path("options")) {
                give(called(before.path("options"), option), option);
            }
        }
    }

    private static JsonNode called(JsonNode list, JsonNode one) {
        for (JsonNode each : list) {
            if (MenuLineJson.first(each.path("name")).equals(MenuLineJson.first(one.path("name")))) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private static void give(JsonNode before, JsonNode now) {
        if (now instanceof ObjectNode object && !object.hasNonNull("id") && before.hasNonNull("id")) {
            object.set("id", before.path("id"));
        }
    }
}
