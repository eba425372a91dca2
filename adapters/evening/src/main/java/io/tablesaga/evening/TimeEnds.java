package io.tablesaga.evening;

import io.tablesaga.evening.Evidence.Took;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the product says a station usually takes is what its cooks took. */
final class TimeEnds {

    /** Of fewer a median says nothing. */
    private static final int ENOUGH = 5;

    private static final double LEAST_SECONDS = 2;
    private static final double SHARE = 0.25;

    private TimeEnds() {}

    static List<String> of(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        evidence.own().forEach((station, own) -> {
            if (own.lines() < ENOUGH) {
                return;
            }
            Took told = evidence.times().get(station);
            double taken = own.takenSeconds();
            double within = Math.max(LEAST_SECONDS, taken * SHARE);
            if (told == null) {
                wrong.add("The product knows no times of the " + station + ".");
            } else if (Math.abs(told.usualSeconds() - taken) > within) {
                wrong.add(String.format(
                        Locale.ROOT,
                        "The %s usually takes %.1f s by its cooks' watch, and %.1f s by the product's.",
                        station,
                        taken,
                        told.usualSeconds()));
            }
        });
        return wrong;
    }
}
