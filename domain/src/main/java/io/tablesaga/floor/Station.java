package io.tablesaga.floor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A place of the kitchen or the bar that makes only so much at once, and so quotes a wait.
 *
 * @param name as items of the menu name it; {@link #ONLY} for what makes those that name none
 * @param atOnce how many portions it makes at the same time
 * @param makeSeconds how long a portion takes
 * @param longestWaitSeconds beyond this wait for one more portion it takes no more orders
 */
public record Station(String name, int atOnce, int makeSeconds, int longestWaitSeconds) {

    /** The name of a store's only station, which nobody names. */
    public static final String ONLY = "";

    private static final int MOST_AT_ONCE = 100;
    private static final int SHORTEST_MAKE = 10;
    private static final int LONGEST = 24 * 60 * 60;

    /** Whatever order they were read in, they are made in this one. */
    private static final Comparator<Making> FIRST_READY =
            Comparator.comparingInt(Making::secondsLeft).thenComparingInt(Making::portions);

    /** @throws IllegalArgumentException with a sentence for who sets it */
    public Station {
        if (atOnce < 1 || atOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException("A station makes 1 to " + MOST_AT_ONCE + " portions at once.");
        }
        if (makeSeconds < SHORTEST_MAKE || makeSeconds > LONGEST) {
            throw new IllegalArgumentException("A portion takes " + SHORTEST_MAKE + " to " + LONGEST + " seconds.");
        }
        if (longestWaitSeconds < makeSeconds || longestWaitSeconds > LONGEST) {
            throw new IllegalArgumentException(
                    "A station's longest wait is at least as long as a portion takes, and at most a day.");
        }
    }

    /**
     * Portions that were ordered together and are not ready yet.
     *
     * @param secondsLeft until the last of them is ready; {@link #NOT_BEGUN} while nothing of it is begun
     */
    public record Making(int portions, int secondsLeft) {

        /** Until the order is paid. */
        public static final int NOT_BEGUN = Integer.MAX_VALUE;
    }

    /** What a guest is told: the wait for one portion ordered now. */
    public Duration waiting(List<Making> before) {
        return readyIn(before, 1);
    }

    /** Whether it takes no more orders; a party's large order is taken as long as one portion would be. */
    public boolean full(List<Making> before) {
        return waiting(before).toSeconds() > longestWaitSeconds;
    }

    /** When it takes orders again, if nobody orders meanwhile and what is ordered is paid; zero when it does now. */
    public Duration takesOrdersIn(List<Making> before) {
        List<Making> begun = begun(before);
        int no = -1;
        int yes = begun.stream().mapToInt(Making::secondsLeft).max().orElse(0);
        // The wait never grows as time passes.
        while (yes - no > 1) {
            int middle = (no + yes) / 2;
            if (full(later(begun, middle))) {
                no = middle;
            } else {
                yes = middle;
            }
        }
        return Duration.ofSeconds(yes);
    }

    private List<Making> begun(List<Making> before) {
        List<Making> begun = new ArrayList<>();
        before.stream()
                .sorted(FIRST_READY)
                .map(making -> making.secondsLeft() == Making.NOT_BEGUN
                        ? new Making(making.portions(), (int)
                                readyIn(begun, making.portions()).toSeconds())
                        : making)
                .forEachOrdered(begun::add);
        return begun;
    }

    private static List<Making> later(List<Making> begun, int seconds) {
        return begun.stream()
                .filter(making -> making.secondsLeft() > seconds)
                .map(making -> new Making(making.portions(), making.secondsLeft() - seconds))
                .toList();
    }

    /**
     * When so many more portions are ready: each takes the place that is free first, after everything that was ordered
     * before. Zero for no portions.
     */
    public Duration readyIn(List<Making> before, int portions) {
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (int place = 0; place < atOnce; place++) {
            free.add(0L);
        }
        before.stream().sorted(FIRST_READY).forEach(making -> occupy(free, making.portions(), making.secondsLeft()));
        return Duration.ofSeconds(occupy(free, portions, Making.NOT_BEGUN));
    }

    /** As many at once as it can: of those ordered together the first may be ready by now. @return when the last is */
    private long occupy(PriorityQueue<Long> free, int portions, int secondsLeft) {
        long last = 0;
        int lastBatch = (portions - 1) / atOnce;
        for (int portion = 0; portion < portions; portion++) {
            long left = secondsLeft == Making.NOT_BEGUN
                    ? makeSeconds
                    : Math.min(makeSeconds, secondsLeft - (long) (lastBatch - portion / atOnce) * makeSeconds);
            if (left > 0) {
                long ready = free.remove() + left;
                free.add(ready);
                last = Math.max(last, ready);
            }
        }
        return last;
    }

    /** As guests are told: whole minutes, rather one too many. */
    public static int minutes(Duration wait) {
        return (int) (wait.plusSeconds(59).toSeconds() / 60);
    }
}
