package io.tablesaga.menu.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.menu.Option;
import io.tablesaga.menu.OptionGroup;
import io.tablesaga.shared.routes.InvalidRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An item's option groups as managers send them. One without an id is new and gets one; orders name options by them. */
final class OptionsJson {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_GROUPS = 20;
    private static final int MOST_OPTIONS = 50;

    private OptionsJson() {}

    static List<OptionGroup> read(JsonNode json) {
        if (!json.isArray()) {
            return MenuItemJson.none(json, "optionGroups");
        }
        few(json, "optionGroups", MOST_GROUPS);
        Set<UUID> ids = new HashSet<>();
        List<OptionGroup> groups = new ArrayList<>();
        for (JsonNode group : json) {
            groups.add(group(group, "optionGroups[" + groups.size() + "]", ids));
        }
        return groups;
    }

    private static OptionGroup group(JsonNode json, String name, Set<UUID> ids) {
        few(json.path("options"), name + ".options", MOST_OPTIONS);
        List<Option> options = new ArrayList<>();
        for (JsonNode option : json.path("options")) {
            String its = name + ".options[" + options.size() + "]";
            options.add(new Option(
                    id(option, its, ids),
                    MenuItemJson.translated(option.path("name"), its + ".name", LONGEST_NAME),
                    MenuItemJson.price(option.path("surcharge"), its + ".surcharge")));
        }
        try {
            return new OptionGroup(
                    id(json, name, ids),
                    MenuItemJson.translated(json.path("name"), name + ".name", LONGEST_NAME),
                    MenuItemJson.number(json, "min", name + ".min", 0),
                    MenuItemJson.number(json, "max", name + ".max", 1),
                    options);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(name + ": " + e.getMessage());
        }
    }

    private static void few(JsonNode list, String name, int most) {
        if (!list.isArray() || list.size() > most) {
            throw new InvalidRequest(name + " must be a list of at most " + most + ".");
        }
    }

    private static UUID id(JsonNode json, String name, Set<UUID> ids) {
        UUID id = json.hasNonNull("id") ? MenuItemJson.id(json.path("id"), name + ".id") : UUID.randomUUID();
        if (!ids.add(id)) {
            throw new InvalidRequest(name + ".id is another's, too; leave it out for what is new.");
        }
        return id;
    }

    static ObjectNode write(OptionGroup group) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", group.id().toString())
                .put("min", group.min())
                .put("max", group.max());
        json.set("name", MenuItemJson.write(group.name()));
        ArrayNode options = json.putArray("options");
        for (Option option : group.options()) {
            ObjectNode each = options.addObject().put("id", option.id().toString());
            each.set("name", MenuItemJson.write(option.name()));
            each.set("surcharge", MenuItemJson.write(option.surcharge()));
        }
        return json;
    }
}
