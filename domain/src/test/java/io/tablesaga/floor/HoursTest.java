package io.tablesaga.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** When a store is open, and which business day it is, in zones with and without summer time. */
class HoursTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Hours BAR = new Hours(
            Map.of(DayOfWeek.FRIDAY, List.of(Span.of("11:00", "15:00"), Span.of("18:00", "02:00"))), Map.of(), 30);

    @Example
    void a_span_that_ends_after_midnight_belongs_to_the_day_it_began() {
        Opening late = BAR.at(seoul(FRIDAY.plusDays(1), "01:29"), SEOUL);
        assertThat(late.open()).isTrue();
        assertThat(late.orders()).isTrue();
        assertThat(late.businessDay()).isEqualTo(FRIDAY);
        assertThat(late.closesAt()).contains(seoul(FRIDAY.plusDays(1), "02:00"));
        assertThat(late.lastOrderAt()).contains(seoul(FRIDAY.plusDays(1), "01:30"));
        assertThat(late.opensAt()).isEmpty();
        Opening over = BAR.at(seoul(FRIDAY.plusDays(1), "02:00"), SEOUL);
        assertThat(over.open()).isFalse();
        assertThat(over.businessDay()).isEqualTo(FRIDAY.plusDays(1));
    }

    @Example
    void after_the_last_order_it_is_open_and_takes_none_until_it_opens_again() {
        Opening lunch = BAR.at(seoul(FRIDAY, "14:30"), SEOUL);
        assertThat(lunch.open()).isTrue();
        assertThat(lunch.orders()).isFalse();
        assertThat(lunch.opensAt()).contains(seoul(FRIDAY, "18:00"));
        assertThat(BAR.at(seoul(FRIDAY, "14:29"), SEOUL).orders()).isTrue();
    }

    @Example
    void a_business_day_lasts_until_the_next_one_begins() {
        assertThat(BAR.at(seoul(FRIDAY, "10:59"), SEOUL).businessDay()).isEqualTo(FRIDAY.minusDays(1));
        assertThat(BAR.at(seoul(FRIDAY, "11:00"), SEOUL).businessDay()).isEqualTo(FRIDAY);
        assertThat(BAR.at(seoul(FRIDAY, "16:00"), SEOUL).businessDay()).isEqualTo(FRIDAY);
        // Without hours of its own a day begins at midnight.
        assertThat(BAR.at(seoul(FRIDAY.minusDays(1), "00:00"), SEOUL).businessDay())
                .isEqualTo(FRIDAY.minusDays(1));
    }

    @Example
    void closed_until_next_week_it_says_when_it_opens() {
        Opening sunday = BAR.at(seoul(FRIDAY.plusDays(2), "12:00"), SEOUL);
        assertThat(sunday.open()).isFalse();
        assertThat(sunday.closesAt()).isEmpty();
        assertThat(sunday.opensAt()).contains(seoul(FRIDAY.plusDays(7), "11:00"));
    }

    @Example
    void an_exception_counts_instead_of_its_weekday() {
        Hours holiday = new Hours(
                BAR.week(), Map.of(FRIDAY, List.of(), FRIDAY.plusDays(1), List.of(Span.of("09:00", "12:00"))), 0);
        assertThat(holiday.at(seoul(FRIDAY, "12:00"), SEOUL).open()).isFalse();
        assertThat(holiday.at(seoul(FRIDAY.plusDays(1), "01:00"), SEOUL).open()).isFalse();
        assertThat(holiday.at(seoul(FRIDAY.plusDays(1), "09:00"), SEOUL).open()).isTrue();
        assertThat(holiday.at(seoul(FRIDAY, "12:00"), SEOUL).opensAt()).contains(seoul(FRIDAY.plusDays(1), "09:00"));
    }

    @Example
    void an_exception_that_begins_in_the_night_before_waits_until_that_night_is_over() {
        Hours early = new Hours(BAR.week(), Map.of(FRIDAY.plusDays(1), List.of(Span.of("01:00", "05:00"))), 0);
        assertThat(early.at(seoul(FRIDAY.plusDays(1), "01:30"), SEOUL).businessDay())
                .isEqualTo(FRIDAY);
        Opening after = early.at(seoul(FRIDAY.plusDays(1), "02:00"), SEOUL);
        assertThat(after.businessDay()).isEqualTo(FRIDAY.plusDays(1));
        assertThat(after.closesAt()).contains(seoul(FRIDAY.plusDays(1), "05:00"));
    }

    @Example
    void day_and_night_it_never_closes_and_a_business_day_is_a_day() {
        Opening opening = Hours.ALWAYS.at(seoul(FRIDAY, "00:00"), SEOUL);
        assertThat(opening.open()).isTrue();
        assertThat(opening.orders()).isTrue();
        assertThat(opening.closesAt()).isEmpty();
        assertThat(opening.lastOrderAt()).isEmpty();
        assertThat(opening.businessDay()).isEqualTo(FRIDAY);
        assertThat(Hours.ALWAYS.at(seoul(FRIDAY, "00:00").minusNanos(1), SEOUL).businessDay())
                .isEqualTo(FRIDAY.minusDays(1));
    }

    @Example
    void whole_days_run_into_each_other_up_to_the_end_of_the_last() {
        List<Span> day = List.of(Span.of("00:00", "24:00"));
        Hours weekend = new Hours(Map.of(DayOfWeek.SATURDAY, day, DayOfWeek.SUNDAY, day), Map.of(), 60);
        Opening saturday = weekend.at(seoul(FRIDAY.plusDays(1), "23:30"), SEOUL);
        assertThat(saturday.orders()).isTrue();
        assertThat(saturday.closesAt()).contains(seoul(FRIDAY.plusDays(3), "00:00"));
        assertThat(saturday.lastOrderAt()).contains(seoul(FRIDAY.plusDays(2), "23:00"));
    }

    @Example
    void one_that_is_never_open_opens_at_no_time() {
        Opening never = new Hours(Map.of(), Map.of(), 0).at(seoul(FRIDAY, "12:00"), SEOUL);
        assertThat(never.open()).isFalse();
        assertThat(never.opensAt()).isEmpty();
        assertThat(never.businessDay()).isEqualTo(FRIDAY);
    }

    @Example
    void a_closing_time_that_the_spring_leaves_out_is_the_moment_of_the_change() {
        LocalDate sunday = LocalDate.of(2026, 3, 29);
        Hours bar = new Hours(Map.of(DayOfWeek.SATURDAY, List.of(Span.of("18:00", "02:30"))), Map.of(), 0);
        Instant change = Instant.parse("2026-03-29T01:00:00Z");
        assertThat(bar.at(change.minusSeconds(1), BERLIN).closesAt()).contains(change);
        assertThat(bar.at(change, BERLIN).open()).isFalse();
        assertThat(bar.at(change, BERLIN).businessDay()).isEqualTo(sunday);
        Hours bakery = new Hours(Map.of(DayOfWeek.SUNDAY, List.of(Span.of("02:30", "05:00"))), Map.of(), 0);
        assertThat(bakery.at(change.minusSeconds(1), BERLIN).opensAt()).contains(change);
    }

    @Example
    void of_a_closing_time_that_the_autumn_brings_twice_the_second_counts() {
        Hours bar = new Hours(Map.of(DayOfWeek.SATURDAY, List.of(Span.of("18:00", "02:30"))), Map.of(), 0);
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        assertThat(bar.at(Instant.parse("2026-10-25T00:15:00Z"), BERLIN).closesAt())
                .contains(second);
        assertThat(bar.at(second, BERLIN).open()).isFalse();
    }

    @Property
    void the_store_s_own_clock_decides(@ForAll("weeks") Hours hours, @ForAll @IntRange(max = 40_000) int minute) {
        Instant now = seoul(FRIDAY, "00:00").plus(Duration.ofMinutes(minute));
        assertThat(hours.at(now, SEOUL).open()).isEqualTo(clockIsWithinASpan(hours, now, SEOUL));
    }

    @Property
    void nobody_stands_before_a_closed_door_while_the_clock_is_within_a_span(
            @ForAll("weeks") Hours hours, @ForAll @IntRange(max = 12_000) int minute) {
        // The nights of both changes, and the days around them.
        for (String around : List.of("2026-03-26T00:00:00Z", "2026-10-22T00:00:00Z")) {
            Instant now = Instant.parse(around).plus(Duration.ofMinutes(minute));
            if (clockIsWithinASpan(hours, now, BERLIN)) {
                assertThat(hours.at(now, BERLIN).open()).isTrue();
            }
        }
    }

    @Property
    void when_it_says_it_opens_or_closes_it_does(
            @ForAll("weeks") Hours hours, @ForAll @IntRange(max = 12_000) int minute) {
        Instant now = Instant.parse("2026-10-22T00:00:00Z").plus(Duration.ofMinutes(minute));
        Opening opening = hours.at(now, BERLIN);
        opening.closesAt().ifPresent(closes -> {
            assertThat(closes).isAfter(now);
            assertThat(hours.at(closes.minusNanos(1), BERLIN).open()).isTrue();
            assertThat(hours.at(closes, BERLIN).open()).isFalse();
        });
        if (!opening.open()) {
            opening.opensAt().ifPresent(opens -> {
                assertThat(opens).isAfter(now);
                assertThat(hours.at(opens.minusNanos(1), BERLIN).open()).isFalse();
                assertThat(hours.at(opens, BERLIN).open()).isTrue();
            });
        }
    }

    @Property
    void business_days_follow_each_other(
            @ForAll("weeks") Hours hours,
            @ForAll @IntRange(max = 12_000) int minute,
            @ForAll @IntRange(max = 3_000) int more) {
        Instant now = Instant.parse("2026-03-26T00:00:00Z").plus(Duration.ofMinutes(minute));
        LocalDate day = hours.at(now, BERLIN).businessDay();
        assertThat(hours.at(now.plus(Duration.ofMinutes(more)), BERLIN).businessDay())
                .isAfterOrEqualTo(day);
        assertThat(day).isBetween(LocalDate.ofInstant(now, BERLIN).minusDays(1), LocalDate.ofInstant(now, BERLIN));
    }

    @Property
    void what_is_stored_is_what_was_set(@ForAll("weeks") Hours hours, @ForAll @IntRange(max = 240) int lastOrder) {
        Hours all = new Hours(
                hours.week(),
                Map.of(FRIDAY, List.of(), FRIDAY.plusDays(9), List.of(Span.of("23:00", "24:00"))),
                lastOrder);
        assertThat(HoursText.read(HoursText.of(all))).isEqualTo(all);
    }

    @Example
    void spans_that_overlap_are_refused_also_over_midnight_and_over_the_week_s_end() {
        assertThatThrownBy(() -> week(DayOfWeek.MONDAY, Span.of("10:00", "12:00"), Span.of("11:59", "13:00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> week(DayOfWeek.MONDAY, Span.of("18:00", "02:00"), Span.of("20:00", "21:00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(
                        Map.of(
                                DayOfWeek.SUNDAY, List.of(Span.of("18:00", "02:00")),
                                DayOfWeek.MONDAY, List.of(Span.of("01:59", "05:00"))),
                        Map.of(),
                        0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Span.of("24:00", "02:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Span.of("9:00", "10:00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hours(Map.of(), Map.of(), 241)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Hours week(DayOfWeek day, Span... spans) {
        return new Hours(Map.of(day, List.of(spans)), Map.of(), 0);
    }

    /** What somebody sees who reads the sign on the door and the clock on the wall. */
    private static boolean clockIsWithinASpan(Hours hours, Instant now, ZoneId zone) {
        LocalDateTime clock = LocalDateTime.ofInstant(now, zone);
        return List.of(clock.toLocalDate().minusDays(1), clock.toLocalDate()).stream()
                .anyMatch(day -> hours.week().getOrDefault(day.getDayOfWeek(), List.of()).stream()
                        .anyMatch(span -> !clock.isBefore(span.start(day)) && clock.isBefore(span.end(day))));
    }

    private static Instant seoul(LocalDate day, String time) {
        return day.atTime(java.time.LocalTime.parse(time)).atZone(SEOUL).toInstant();
    }

    /** Each day closed, or a span from 10 on, or two; the last may end as late as 10 in the morning. */
    @Provide
    Arbitrary<Hours> weeks() {
        Arbitrary<List<Span>> day = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(10 * 60, 14 * 60),
                        Arbitraries.integers().between(1, 180),
                        Arbitraries.integers().between(17 * 60, 23 * 60),
                        Arbitraries.integers().between(1, 11 * 60))
                .as((spans, first, length, second, more) ->
                        List.of(span(first, length), span(second, more)).subList(2 - spans, 2));
        return day.list().ofSize(7).map(days -> {
            Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek weekday : DayOfWeek.values()) {
                if (!days.get(weekday.ordinal()).isEmpty()) {
                    week.put(weekday, days.get(weekday.ordinal()));
                }
            }
            return new Hours(week, Map.of(), 0);
        });
    }

    private static Span span(int minute, int length) {
        return Span.of(time(minute), time((minute + length) % (24 * 60)));
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
