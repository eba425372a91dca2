package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a schema is not as it was, for whoever knows how it was. Whatever was sent has to be read still, and nothing may be
 * said that nobody had to expect, except for further fields.
 */
final class SchemaBreaks {

    enum Way {
        /** Others send it to us. */
        READ,
        /** We send it to others. */
        SAID
    }

    private static final List<String> LEAST = List.of("minimum", "minLength", "minItems", "minProperties");
    private static final List<String> MOST = List.of("maximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> ALIKE = List.of("format", "pattern", "uniqueItems", "oneOf", "anyOf");

    private final Way way;
    private final List<String> breaks = new ArrayList<>();

    private SchemaBreaks(Way way) {
        this.way = way;
    }

    /** @return what breaks, each with the field it breaks at */
    static List<String> between(FlatSchema before, FlatSchema now, Way way) {
        SchemaBreaks found = new SchemaBreaks(way);
        found.compare("", before, now);
        return found.breaks;
    }

    private void compare(String where, FlatSchema before, FlatSchema now) {
        FlatSchema coming = way == Way.READ ? before : now;
        FlatSchema expected = way == Way.READ ? now : before;
        if (!fits(coming.types(), expected.types())) {
            say(where, "is " + any(now.types()) + " now, it was " + any(before.types()));
        }
        Set<String> values = new TreeSet<>(coming.values());
        values.removeAll(expected.values());
        if (!expected.values().isEmpty() && (coming.values().isEmpty() || !values.isEmpty())) {
            say(where, "is one of " + any(now.values()) + " now, it was one of " + any(before.values()));
        }
        limits(where, before, now, coming, expected);
        fields(where, before, now);
        if (before.get("items").isObject() && now.get("items").isObject()) {
            compare(where + "[]", before.each("items"), now.each("items"));
        }
        if (before.get("additionalProperties").isObject()
                && now.get("additionalProperties").isObject()) {
            compare(inside(where, "*"), before.each("additionalProperties"), now.each("additionalProperties"));
        }
    }

    private void limits(String where, FlatSchema before, FlatSchema now, FlatSchema coming, FlatSchema expected) {
        LEAST.forEach(limit -> require(
                !expected.get(limit).isNumber()
                        || coming.get(limit).isNumber()
                                && coming.get(limit).asDouble()
                                        >= expected.get(limit).asDouble(),
                where,
                limit,
                before,
                now));
        MOST.forEach(limit -> require(
                !expected.get(limit).isNumber()
                        || coming.get(limit).isNumber()
                                && coming.get(limit).asDouble()
                                        <= expected.get(limit).asDouble(),
                where,
                limit,
                before,
                now));
        ALIKE.forEach(said -> require(
                expected.get(said).isMissingNode() || expected.get(said).equals(coming.get(said)),
                where,
                said,
                before,
                now));
    }

    private void fields(String where, FlatSchema before, FlatSchema now) {
        Map<String, FlatSchema> fields = now.fields();
        before.fields().forEach((name, field) -> {
            String inside = inside(where, name);
            if (!fields.containsKey(name)) {
                say(inside, way == Way.READ ? "is not read any more" : "is not there any more");
                return;
            }
            compare(inside, field, fields.get(name));
            if (way == Way.SAID
                    && before.required().contains(name)
                    && !now.required().contains(name)) {
                say(inside, "may be missing now");
            }
        });
        if (way == Way.READ) {
            now.required().stream()
                    .filter(name -> !before.required().contains(name))
                    .forEach(name -> say(inside(where, name), "must be sent now"));
        }
    }

    private static String inside(String where, String name) {
        return where.isEmpty() ? name : where + "." + name;
    }

    private static boolean fits(Set<String> coming, Set<String> expected) {
        Set<String> strange = new TreeSet<>(coming);
        strange.removeAll(expected);
        if (expected.contains("number")) {
            strange.remove("integer");
        }
        return expected.isEmpty() || !coming.isEmpty() && strange.isEmpty();
    }

    private void require(boolean kept, String where, String said, FlatSchema before, FlatSchema now) {
        if (!kept) {
            say(where, "has " + said + " " + any(now.get(said)) + " now, it was " + any(before.get(said)));
        }
    }

    private static String any(Set<String> words) {
        return words.isEmpty() ? "anything" : String.join(" or ", words);
    }

    private static String any(JsonNode said) {
        return said.isMissingNode() ? "none" : said.toString();
    }

    private void say(String where, String what) {
        breaks.add(where.isEmpty() ? "it " + what : "'" + where + "' " + what);
    }
}
