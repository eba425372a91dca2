package io.tablesaga.evening;

import java.util.ArrayList;
import java.util.List;

/** What the cooks of a station had in mind, and what they needed by their own watch. */
final class StationTimes {

    private final List<Double> planned = new ArrayList<>();
    private final List<Double> taken = new ArrayList<>();

    /** @param minutes of noticing and making, without waiting for a free hand */
    synchronized void planned(double minutes) {
        planned.add(minutes);
    }

    /** @param seconds from its coming onto the display until it was said to be ready; for each line of it */
    synchronized void taken(double seconds, int lines) {
        for (int line = 0; line < lines; line++) {
            taken.add(seconds);
        }
    }

    synchronized double plannedMinutes() {
        return Numbers.median(planned);
    }

    synchronized double takenSeconds() {
        return Numbers.median(taken);
    }

    synchronized int lines() {
        return taken.size();
    }
}
