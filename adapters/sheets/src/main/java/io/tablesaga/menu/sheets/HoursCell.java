package io.tablesaga.menu.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.Hours;
import io.tablesaga.floor.HoursText;
import io.tablesaga.floor.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Hours as one writes them on a door, {@code fri 11:00-15:00 18:00-02:00; 2026-12-25 closed; last-order 30}. */
final class HoursCell {

    private HoursCell() {}

    static String write(JsonNode json) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        json.path("week")
                .properties()
                .forEach(day ->
                        week.put(DayOfWeek.valueOf(day.getKey().toUpperCase(Locale.ROOT)), spans(day.getValue())));
        Map<LocalDate, List<Span>> exceptions = new TreeMap<>();
        json.path("exceptions")
                .forEach(one -> exceptions.put(LocalDate.parse(one.path("date").asText()), spans(one.path("spans"))));
        return HoursText.of(
                new Hours(week, exceptions, json.path("lastOrderMinutes").asInt()));
    }

    private static List<Span> spans(JsonNode json) {
        List<Span> spans = new ArrayList<>();
        json.forEach(span ->
                spans.add(Span.of(span.path("from").asText(), span.path("to").asText())));
        return spans;
    }

    /** @return empty when it is written otherwise */
    static Optional<JsonNode> read(String cell) {
        try {
            String text = cell.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            return Optional.of(json(HoursText.read(text.replaceAll(" ?; ?", "; "))));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static JsonNode json(Hours hours) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode week = json.putObject("week");
        hours.week().forEach((day, spans) -> list(week.putArray(day.name().toLowerCase(Locale.ROOT)), spans));
        ArrayNode exceptions = json.putArray("exceptions");
        hours.exceptions()
                .forEach((date, spans) ->
                        list(exceptions.addObject().put("date", date.toString()).putArray("spans"), spans));
        return json.put("lastOrderMinutes", hours.lastOrderMinutes());
    }

    private static void list(ArrayNode json, List<Span> spans) {
        spans.forEach(span -> json.addObject().put("from", span.begins()).put("to", span.ends()));
    }
}
