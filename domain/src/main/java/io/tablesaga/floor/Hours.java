package io.tablesaga.floor;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When a store is open, in its own local time. A span belongs to the day it begins on, also after midnight.
 *
 * @param week each weekday's spans in order, none for a day it is closed; only the last of a day may end the day after
 * @param exceptions spans of single dates instead of their weekdays'; none for a date it is closed
 * @param lastOrderMinutes how long before it closes the last order is taken
 */
public record Hours(Map<DayOfWeek, List<Span>> week, Map<LocalDate, List<Span>> exceptions, int lastOrderMinutes) {

    /** Day and night. */
    public static final Hours ALWAYS = new Hours(
            Stream.of(DayOfWeek.values())
                    .collect(Collectors.toMap(day -> day, day -> List.of(Span.of("00:00", "24:00")))),
            Map.of(),
            0);

    private static final int MOST_SPANS = 6;
    private static final int MOST_EXCEPTIONS = 366;
    private static final int MOST_LAST_ORDER_MINUTES = 240;
    private static final int DAY = 24 * 60;

    /** @throws IllegalArgumentException with a sentence when spans overlap, or there are too many */
    public Hours {
        week = copy(new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class), week);
        exceptions = copy(new TreeMap<>(), exceptions);
        Stream.concat(week.values().stream(), exceptions.values().stream()).forEach(Hours::checkDay);
        for (DayOfWeek day : week.keySet()) {
            checkNight(week.get(day), week.getOrDefault(day.plus(1), List.of()));
        }
        check(
                exceptions.size() <= MOST_EXCEPTIONS,
                "At most " + MOST_EXCEPTIONS + " dates can have hours of their own.");
        check(
                lastOrderMinutes >= 0 && lastOrderMinutes <= MOST_LAST_ORDER_MINUTES,
                "lastOrderMinutes must be a whole number from 0 to " + MOST_LAST_ORDER_MINUTES + ".");
    }

    private static <K> Map<K, List<Span>> copy(Map<K, List<Span>> sorted, Map<K, List<Span>> days) {
        days.forEach((day, spans) -> sorted.put(day, List.copyOf(spans)));
        return Collections.unmodifiableMap(sorted);
    }

    private static void checkDay(List<Span> spans) {
        check(spans.size() <= MOST_SPANS, "At most " + MOST_SPANS + " spans can be given for a day.");
        for (int i = 1; i < spans.size(); i++) {
            check(
                    spans.get(i - 1).endMinute() <= spans.get(i).startMinute(),
                    "A day's spans must be in order, and must not overlap.");
        }
    }

    private static void checkNight(List<Span> spans, List<Span> next) {
        check(
                spans.isEmpty()
                        || next.isEmpty()
                        || spans.get(spans.size() - 1).endMinute() - DAY
                                <= next.get(0).startMinute(),
                "A span must have ended when the next day's first begins.");
    }

    private static void check(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private List<Span> on(LocalDate date) {
        return exceptions.getOrDefault(date, week.getOrDefault(date.getDayOfWeek(), List.of()));
    }

    public Opening at(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        Optional<Instant> end = runningUntil(now, today, zone);
        boolean ends = end.isPresent() && end.get().isBefore(midnight(today.plusDays(8), zone));
        Optional<Instant> closesAt = end.filter(found -> ends);
        Optional<Instant> lastOrderAt = closesAt.map(found -> found.minus(Duration.ofMinutes(lastOrderMinutes)));
        boolean orders = end.isPresent()
                && lastOrderAt.filter(last -> !now.isBefore(last)).isEmpty();
        return new Opening(
                businessDay(now, today, zone),
                end.isPresent(),
                orders,
                closesAt,
                lastOrderAt,
                orders ? Optional.empty() : opens(end.orElse(now), today, zone));
    }

    /** To the end of the spans that follow each other without a gap from now on; looks a week ahead. */
    private Optional<Instant> runningUntil(Instant now, LocalDate today, ZoneId zone) {
        Instant end = now;
        for (Stretch stretch : stretches(today.minusDays(1), 10, zone)) {
            if (!stretch.from().isAfter(end) && stretch.to().isAfter(end)) {
                end = stretch.to();
            }
        }
        return Optional.of(end).filter(now::isBefore);
    }

    private Optional<Instant> opens(Instant after, LocalDate today, ZoneId zone) {
        return IntStream.rangeClosed(-1, 367)
                .mapToObj(today::plusDays)
                .flatMap(day -> stretches(day, 1, zone).stream())
                .map(Stretch::from)
                .filter(after::isBefore)
                .findFirst();
    }

    private LocalDate businessDay(Instant now, LocalDate today, ZoneId zone) {
        Instant begins = stretches(today, 1, zone).stream()
                .map(Stretch::from)
                .findFirst()
                .orElseGet(() -> midnight(today, zone));
        boolean yesterdays = now.isBefore(begins)
                || stretches(today.minusDays(1), 1, zone).stream().anyMatch(stretch -> now.isBefore(stretch.to()));
        return yesterdays ? today.minusDays(1) : today;
    }

    private record Stretch(Instant from, Instant to) {}

    /** By their begins. One that a clock change leaves nothing of is none. */
    private List<Stretch> stretches(LocalDate first, int days, ZoneId zone) {
        return IntStream.range(0, days)
                .mapToObj(first::plusDays)
                .flatMap(day -> on(day).stream()
                        .map(span ->
                                new Stretch(instant(span.start(day), zone, false), instant(span.end(day), zone, true))))
                .filter(stretch -> stretch.from().isBefore(stretch.to()))
                .sorted(Comparator.comparing(Stretch::from))
                .toList();
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /**
     * A time that a clock change leaves out is the moment of the change; of one that comes twice a span begins at the first
     * and ends at the second: whoever looks at the store's clock sees it within the span.
     */
    private static Instant instant(LocalDateTime local, ZoneId zone, boolean end) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change == null) {
            return local.atZone(zone).toInstant();
        }
        if (change.isGap()) {
            return change.getInstant();
        }
        return local.toInstant(end ? change.getOffsetAfter() : change.getOffsetBefore());
    }
}
