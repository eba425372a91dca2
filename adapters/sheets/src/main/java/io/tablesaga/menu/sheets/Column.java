package io.tablesaga.menu.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.shared.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of a menu's file.
 *
 * @param path where its value is in a line's JSON
 * @param name in the first row
 * @param emptyIsNone whether an empty cell takes away what was there; else it says nothing
 */
record Column(List<String> path, String name, Kind kind, boolean emptyIsNone) {

    static final List<Column> ALL = all();

    private static List<Column> all() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(List.of("id"), "id", Kind.WORD, false));
        for (Language language : Language.values()) {
            // Whoever adds a dish writes its category's name in Korean and no more.
            String path = "category.name." + language.tag();
            columns.add(new Column(List.of(path.split("\\.")), path, Kind.TEXT, false));
        }
        columns.add(new Column(List.of("category", "position"), "category.position", Kind.NUMBER, false));
        columns.add(new Column(List.of("category", "turn"), "category.turn", Kind.NUMBER, false));
        columns.add(new Column(List.of("category", "hidden"), "category.hidden", Kind.FLAG, false));
        columns.add(new Column(List.of("position"), "position", Kind.NUMBER, false));
        texts(columns, "name");
        columns.add(new Column(List.of("price"), "price", Kind.PRICE, true));
        columns.add(new Column(List.of("taxKind"), "taxKind", Kind.WORD, true));
        texts(columns, "description");
        columns.add(new Column(List.of("allergens"), "allergens", Kind.WORDS, true));
        columns.add(new Column(List.of("hidden"), "hidden", Kind.FLAG, true));
        columns.add(new Column(List.of("station"), "station", Kind.TEXT, true));
        columns.add(new Column(List.of("hours"), "hours", Kind.HOURS, true));
        rule(columns, "course", Kind.WORD);
        rule(columns, "oncePer", Kind.WORD);
        rule(columns, "minQuantity", Kind.NUMBER);
        rule(columns, "maxQuantity", Kind.NUMBER);
        rule(columns, "quantityStep", Kind.NUMBER);
        columns.add(new Column(List.of("optionGroups"), "optionGroups", Kind.LIST, true));
        columns.add(new Column(List.of("photoId"), "photoId", Kind.WORD, true));
        return List.copyOf(columns);
    }

    private static void texts(List<Column> columns, String field) {
        for (Language language : Language.values()) {
            columns.add(new Column(List.of(field, language.tag()), field + "." + language.tag(), Kind.TEXT, true));
        }
    }

    private static void rule(List<Column> columns, String rule, Kind kind) {
        columns.add(new Column(List.of("rules", rule), rule, kind, true));
    }

    static Optional<Column> named(String name) {
        return ALL.stream()
                .filter(column -> column.name.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    String cell(JsonNode line) {
        JsonNode value = line;
        for (String step : path) {
            value = value.path(step);
        }
        return value.isMissingNode() || value.isNull() ? "" : kind.write(value);
    }

    /** @return false when it is not written as it must be */
    boolean read(String cell, ObjectNode line) {
        if (cell.isBlank()) {
            if (emptyIsNone) {
                parent(line).putNull(path.get(path.size() - 1));
            }
            return true;
        }
        Optional<JsonNode> value = kind.read(cell);
        value.ifPresent(read -> parent(line).set(path.get(path.size() - 1), read));
        return value.isPresent();
    }

    private ObjectNode parent(ObjectNode line) {
        ObjectNode parent = line;
        for (String step : path.subList(0, path.size() - 1)) {
            parent = parent.withObjectProperty(step);
        }
        return parent;
    }
}
