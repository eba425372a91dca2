package io.tablesaga.ordering;

import io.tablesaga.menu.Course;
import java.util.List;
import java.util.function.Predicate;

/**
 * What becomes of a side when its main is cancelled. A guest cannot cancel a visit's last main while a side stands that
 * was ordered with it: they cancel the side first, or together with it, or ask the staff. What staff or kitchen cancel is
 * cancelled; the side stays then, and the guest has it without its main.
 *
 * @param lines all mains and sides of a visit that stand
 */
record MainsAndSides(List<StandingLine> lines) {

    /** The sides that have a main now and have none once these lines are gone. */
    List<StandingLine> sidesAloneWithout(Predicate<StandingLine> gone) {
        List<StandingLine> rest = lines.stream().filter(gone.negate()).toList();
        return rest.stream()
                .filter(line -> line.course() == Course.SIDE)
                .filter(side -> hasMain(side, lines) && !hasMain(side, rest))
                .toList();
    }

    private static boolean hasMain(StandingLine side, List<StandingLine> lines) {
        return lines.stream()
                .filter(line -> line.course() == Course.MAIN)
                .anyMatch(main -> main.counts() || main.order().equals(side.order()));
    }
}
