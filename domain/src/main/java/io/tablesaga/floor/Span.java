package io.tablesaga.floor;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * Part of a day in local time, to the minute.
 *
 * @param to not after {@code from} for one that ends the day after; equal to it for 24 hours
 */
public record Span(LocalTime from, LocalTime to) {

    private static final int DAY = 24 * 60;

    /** Midnight as an end. */
    private static final String END_OF_DAY = "24:00";

    /** @throws IllegalArgumentException with a sentence when these are no times of day as {@code 09:30} */
    public static Span of(String from, String to) {
        return new Span(time(from), to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : time(to));
    }

    private static LocalTime time(String text) {
        try {
            if (text.length() == 5) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new IllegalArgumentException("A span's times are hours and minutes, as 09:30; its end may be 24:00.");
    }

    /** Counted from its day's midnight; beyond 24 hours the day after. */
    int endMinute() {
        int end = to.toSecondOfDay() / 60;
        return end > startMinute() ? end : end + DAY;
    }

    int startMinute() {
        return from.toSecondOfDay() / 60;
    }

    LocalDateTime start(LocalDate day) {
        return day.atTime(from);
    }

    LocalDateTime end(LocalDate day) {
        return (to.isAfter(from) ? day : day.plusDays(1)).atTime(to);
    }

    /** As people write it: {@code 00:00} or later. */
    public String begins() {
        return from.toString();
    }

    /** Up to {@code 24:00}. */
    public String ends() {
        return to.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : to.toString();
    }
}
