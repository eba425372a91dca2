package io.tablesaga.evening;

import io.tablesaga.evening.Evidence.Took;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The evening in a table. */
final class Report {

    private static final int MOST_WRONG = 30;

    private final StringBuilder text = new StringBuilder();

    private Report() {}

    static String of(
            EveningSettings settings,
            Evidence evidence,
            Tally tally,
            EveningClock clock,
            Notes notes,
            List<String> wrong) {
        Report report = new Report();
        report.line(
                "an evening of %d orders, seed %d, %.0f minutes at %.0f×, faults %s",
                settings.orders(), settings.seed(), clock.minute(), settings.speed(), settings.faults() ? "on" : "off");
        report.line(
                "%d requests, %.1f a second; %d connections cut on purpose; 99 of 100 were acted within %.0f ms",
                tally.requests(), tally.perSecond(), tally.cuts(), clock.lateMillis());
        report.counted("orders by ending", endings(evidence));
        report.times(evidence, settings.speed());
        report.counted("what happened", notes.happened());
        report.counted("refusals", tally.refusals());
        report.line("%s", wrong.isEmpty() ? "all is well" : wrong.size() + " things are not well");
        wrong.stream().limit(MOST_WRONG).forEach(sentence -> report.line("  %s", sentence));
        return report.text.toString();
    }

    private void line(String format, Object... of) {
        text.append(String.format(Locale.ROOT, format, of)).append('\n');
    }

    private void counted(String title, Map<String, Integer> counted) {
        line("%s", title);
        counted.forEach((what, times) -> line("%8d  %s", times, what));
    }

    private void times(Evidence evidence, double speed) {
        line("%-10s %8s %14s %14s %14s", "station", "lines", "planned min", "cooks' min", "product's min");
        new TreeMap<>(evidence.own()).forEach((station, own) -> {
            Took told = evidence.times().getOrDefault(station, new Took(0, 0));
            line(
                    "%-10s %8d %14.1f %14.1f %14.1f",
                    station,
                    told.lines(),
                    own.plannedMinutes(),
                    own.takenSeconds() * speed / 60,
                    told.usualSeconds() * speed / 60);
        });
    }

    private static Map<String, Integer> endings(Evidence evidence) {
        Map<String, Integer> endings = new TreeMap<>();
        evidence.orders().forEach(seen -> endings.merge(ending(seen), 1, Integer::sum));
        return endings;
    }

    private static String ending(Evidence.Seen seen) {
        Story story = seen.story();
        return switch (story.told()) {
            case NOTHING -> "open";
            case REFUSED -> "refused: " + story.word();
            case NOT_PAID -> "not paid: " + story.word() + " (" + story.plan.pay() + ")";
            case PAID -> {
                boolean cancelled = seen.order().path("state").asText().equals("CANCELLED");
                boolean partly =
                        seen.order().path("lines").findValuesAsText("cancelled").contains("true");
                yield cancelled
                        ? "cancelled: by "
                                + seen.order().at("/cancellations/0/askedBy").asText()
                        : partly ? "served, but for lines taken back" : "served";
            }
        };
    }
}
