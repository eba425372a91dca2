package io.tablesaga.floor.web;

import io.tablesaga.floor.Hours;
import io.tablesaga.floor.Span;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Hours as their manager reads them, and can send them back. */
public record HoursView(Map<String, List<SpanView>> week, List<ExceptionView> exceptions, int lastOrderMinutes) {

    public record SpanView(String from, String to) {}

    public record ExceptionView(LocalDate date, List<SpanView> spans) {}

    public static HoursView of(Hours hours) {
        Map<String, List<SpanView>> week = new LinkedHashMap<>();
        hours.week().forEach((day, spans) -> week.put(day.name().toLowerCase(Locale.ROOT), spans(spans)));
        List<ExceptionView> exceptions = hours.exceptions().entrySet().stream()
                .map(exception -> new ExceptionView(exception.getKey(), spans(exception.getValue())))
                .toList();
        return new HoursView(week, exceptions, hours.lastOrderMinutes());
    }

    private static List<SpanView> spans(List<Span> spans) {
        return spans.stream()
                .map(span -> new SpanView(span.begins(), span.ends()))
                .toList();
    }
}
