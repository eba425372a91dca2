package io.tablesaga.floor;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Hours as they are stored: {@code fri 11:00-15:00 18:00-02:00; 2026-12-25 closed; last-order 30}. A weekday that is not
 * there is closed.
 */
public final class HoursText {

    private static final String CLOSED = "closed";
    private static final String LAST_ORDER = "last-order";

    private HoursText() {}

    public static String of(Hours hours) {
        List<String> parts = new ArrayList<>();
        hours.week().forEach((day, spans) -> {
            if (!spans.isEmpty()) {
                parts.add(word(day) + " " + spans(spans));
            }
        });
        hours.exceptions().forEach((date, spans) -> parts.add(date + " " + (spans.isEmpty() ? CLOSED : spans(spans))));
        parts.add(LAST_ORDER + " " + hours.lastOrderMinutes());
        return String.join("; ", parts);
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static String spans(List<Span> spans) {
        return spans.stream().map(span -> span.begins() + "-" + span.ends()).collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException when the text is not one that {@link #of} has written */
    public static Hours read(String text) {
        Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        Map<LocalDate, List<Span>> exceptions = new TreeMap<>();
        int lastOrder = 0;
        for (String part : text.split("; ")) {
            String[] words = part.split(" ");
            if (words[0].equals(LAST_ORDER)) {
                lastOrder = Integer.parseInt(words[1]);
            } else if (words[0].length() == 3) {
                week.put(day(words[0]), spans(words));
            } else {
                exceptions.put(LocalDate.parse(words[0]), words[1].equals(CLOSED) ? List.of() : spans(words));
            }
        }
        return new Hours(week, exceptions, lastOrder);
    }

    private static DayOfWeek day(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (word(day).equals(word)) {
                return day;
            }
        }
        throw new IllegalArgumentException("no weekday begins with " + word);
    }

    private static List<Span> spans(String[] words) {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            String[] ends = words[i].split("-");
            spans.add(Span.of(ends[0], ends[1]));
        }
        return List.copyOf(spans);
    }
}
