package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.Hours;
import io.tablesaga.floor.Span;
import io.tablesaga.shared.routes.InvalidRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Hours as a manager sends them. */
public final class HoursJson {

    private HoursJson() {}

    public static Hours read(JsonNode json) {
        JsonNode lastOrder = json.path("lastOrderMinutes");
        if (!json.isObject() || !lastOrder.isInt()) {
            throw new InvalidRequest("hours must hold week, exceptions and lastOrderMinutes, a whole number.");
        }
        try {
            return new Hours(week(json.path("week")), exceptions(json.path("exceptions")), lastOrder.asInt());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(e.getMessage());
        }
    }

    /** What {@link #read} understands. */
    public static ObjectNode write(Hours hours) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode week = json.putObject("week");
        hours.week().forEach((day, spans) -> spans(week.putArray(day.name().toLowerCase(Locale.ROOT)), spans));
        ArrayNode exceptions = json.putArray("exceptions");
        hours.exceptions()
                .forEach((date, spans) -> spans(
                        exceptions.addObject().put("date", date.toString()).putArray("spans"), spans));
        return json.put("lastOrderMinutes", hours.lastOrderMinutes());
    }

    private static void spans(ArrayNode json, List<Span> spans) {
        spans.forEach(span -> json.addObject().put("from", span.begins()).put("to", span.ends()));
    }

    private static Map<DayOfWeek, List<Span>> week(JsonNode json) {
        if (!json.isObject()) {
            throw new InvalidRequest("week must hold the spans of each weekday; one that is left out is closed.");
        }
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        json.properties().forEach(day -> week.put(weekday(day.getKey()), spans(day.getValue())));
        return week;
    }

    private static DayOfWeek weekday(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).equals(word)) {
                return day;
            }
        }
        throw new InvalidRequest("week's days are monday to sunday.");
    }

    private static Map<LocalDate, List<Span>> exceptions(JsonNode json) {
        Map<LocalDate, List<Span>> exceptions = new TreeMap<>();
        if (!json.isArray()) {
            throw new InvalidRequest("exceptions must be a list of dates with their spans; none for a closed day.");
        }
        for (JsonNode exception : json) {
            if (exceptions.put(date(exception.path("date").asText()), spans(exception.path("spans"))) != null) {
                throw new InvalidRequest("exceptions can name a date once.");
            }
        }
        return exceptions;
    }

    private static LocalDate date(String text) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new InvalidRequest("An exception's date is written as 2026-12-25.");
    }

    private static List<Span> spans(JsonNode json) {
        if (!json.isArray()) {
            throw new InvalidRequest("Spans are a list, empty for a closed day.");
        }
        List<Span> spans = new ArrayList<>();
        json.forEach(span ->
                spans.add(Span.of(span.path("from").asText(), span.path("to").asText())));
        return spans;
    }
}
