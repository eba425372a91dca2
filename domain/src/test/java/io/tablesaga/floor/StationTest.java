package io.tablesaga.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.floor.Station.Making;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What a station quotes: known cases, and what holds whatever was ordered. */
class StationTest {

    /** Two at once, ten minutes each. */
    private static final Station GRILL = new Station("grill", 2, 600, 1800);

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Example
    void a_quiet_station_quotes_what_a_portion_takes_and_batches_of_more() {
        assertThat(GRILL.waiting(List.of())).isEqualTo(minutes(10));
        assertThat(GRILL.readyIn(List.of(), 0)).isZero();
        assertThat(GRILL.readyIn(List.of(), 2)).isEqualTo(minutes(10));
        assertThat(GRILL.readyIn(List.of(), 3)).isEqualTo(minutes(20));
    }

    @Example
    void a_free_place_is_used_and_the_next_one_waits_for_it() {
        List<Making> one = List.of(new Making(1, 400));
        assertThat(GRILL.waiting(one)).isEqualTo(minutes(10));
        assertThat(GRILL.readyIn(one, 2)).isEqualTo(Duration.ofSeconds(1000));
    }

    @Example
    void of_five_ordered_together_those_are_made_whose_time_has_passed() {
        // Quoted 30 minutes: two, two and one. Fifteen minutes later two are made, and two half.
        assertThat(GRILL.readyIn(List.of(), 5)).isEqualTo(minutes(30));
        assertThat(GRILL.waiting(List.of(new Making(5, 900)))).isEqualTo(minutes(15));
    }

    @Example
    void it_is_full_beyond_its_longest_wait_and_says_when_it_is_not() {
        List<Making> just = List.of(new Making(4, Making.NOT_BEGUN));
        assertThat(GRILL.waiting(just)).isEqualTo(minutes(30));
        assertThat(GRILL.full(just)).isFalse();
        List<Making> more = List.of(new Making(4, Making.NOT_BEGUN), new Making(2, 100));
        assertThat(GRILL.full(more)).isTrue();
        assertThat(GRILL.takesOrdersIn(more)).isEqualTo(Duration.ofSeconds(100));
    }

    @Example
    void guests_hear_whole_minutes_rather_one_too_many() {
        assertThat(Station.minutes(Duration.ZERO)).isZero();
        assertThat(Station.minutes(Duration.ofSeconds(1))).isEqualTo(1);
        assertThat(Station.minutes(minutes(3))).isEqualTo(3);
    }

    @Example
    void what_never_takes_an_order_is_no_setting() {
        assertThatThrownBy(() -> new Station("bar", 1, 600, 599)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Station("bar", 0, 60, 600)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Station("bar", 1, 0, 600)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void nothing_before_it_is_quoted_in_batches_and_nothing_at_all_is_zero(
            @ForAll("stations") Station station, @ForAll @IntRange(max = 200) int portions) {
        int batches = (portions + station.atOnce() - 1) / station.atOnce();
        assertThat(station.readyIn(List.of(), portions).toSeconds()).isEqualTo((long) batches * station.makeSeconds());
    }

    @Property
    void more_before_it_is_never_a_shorter_wait_and_no_wait_is_shorter_than_a_portion(
            @ForAll("stations") Station station,
            @ForAll("before") List<Making> before,
            @ForAll("making") Making more,
            @ForAll @IntRange(min = 1, max = 20) int portions) {
        List<Making> after = new ArrayList<>(before);
        after.add(more);
        Duration quoted = station.readyIn(before, portions);
        assertThat(quoted).isGreaterThanOrEqualTo(Duration.ofSeconds(station.makeSeconds()));
        assertThat(station.readyIn(after, portions)).isGreaterThanOrEqualTo(quoted);
        assertThat(station.readyIn(before, portions + 1)).isGreaterThanOrEqualTo(quoted);
        // Never more than one after the other.
        int all = before.stream().mapToInt(Making::portions).sum() + portions;
        assertThat(quoted).isLessThanOrEqualTo(Duration.ofSeconds((long) all * station.makeSeconds()));
    }

    @Property
    void in_which_order_they_are_read_does_not_matter(
            @ForAll("stations") Station station, @ForAll("before") List<Making> before, @ForAll Random chance) {
        List<Making> read = new ArrayList<>(before);
        Collections.shuffle(read, chance);
        assertThat(station.readyIn(read, 2)).isEqualTo(station.readyIn(before, 2));
        assertThat(station.takesOrdersIn(read)).isEqualTo(station.takesOrdersIn(before));
    }

    /** Nobody orders meanwhile: a guest who comes back when they were told is not sent away again. */
    @Property
    void who_comes_back_when_told_is_taken(@ForAll("stations") Station station, @ForAll("begun") List<Making> before) {
        int again = (int) station.takesOrdersIn(before).toSeconds();
        List<Making> then = before.stream()
                .filter(making -> making.secondsLeft() > again)
                .map(making -> new Making(making.portions(), making.secondsLeft() - again))
                .toList();
        assertThat(station.waiting(then)).isLessThanOrEqualTo(station.waiting(before));
        assertThat(station.full(then)).isFalse();
    }

    @Provide
    Arbitrary<Station> stations() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 8),
                        Arbitraries.integers().between(10, 1200),
                        Arbitraries.integers().between(0, 3600))
                .as((atOnce, make, more) -> new Station("bar", atOnce, make, make + more));
    }

    @Provide
    Arbitrary<Making> making() {
        return Arbitraries.oneOf(
                begunMaking(),
                Arbitraries.integers().between(1, 30).map(portions -> new Making(portions, Making.NOT_BEGUN)));
    }

    @Provide
    Arbitrary<List<Making>> before() {
        return making().list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Making>> begun() {
        return begunMaking().list().ofMaxSize(12);
    }

    private static Arbitrary<Making> begunMaking() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(1, 7200))
                .as(Making::new);
    }
}
