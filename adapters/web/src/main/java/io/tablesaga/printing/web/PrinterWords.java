package io.tablesaga.printing.web;

import io.tablesaga.printing.PrinterAway.Reason;
import io.tablesaga.printing.Printers.Away;
import io.tablesaga.printing.Printers.Standing;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What staff read about a printer that does not print. */
final class PrinterWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private PrinterWords() {}

    static Optional<String> notice(Standing standing, ZoneId zone) {
        return standing.away()
                .map(away -> notice(standing, away, TIME.format(away.since().atZone(zone))));
    }

    private static String notice(Standing standing, Away away, String since) {
        String name = standing.printer().settings().name();
        return "%s: %s부터 %s. 출력 대기 %d장. %s %s since %s; %d slips wait.%s"
                .formatted(
                        name,
                        since,
                        korean(away.reason()),
                        standing.waiting(),
                        name,
                        english(away.reason()),
                        since,
                        standing.waiting(),
                        standing.refused() == 0
                                ? ""
                                : " %d장은 출력되지 않습니다. %d more were not kept; look at the kitchen's tickets."
                                        .formatted(standing.refused(), standing.refused()));
    }

    private static String korean(Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "연결되지 않습니다";
            case SILENT -> "응답하지 않습니다";
            case PAPER_OUT -> "용지가 없습니다";
            case COVER_OPEN -> "덮개가 열려 있습니다";
            case FORBIDDEN -> "허용되지 않은 주소입니다";
            case FAULT -> "출력하지 못했습니다";
        };
    }

    private static String english(Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> "cannot be reached";
            case SILENT -> "does not answer";
            case PAPER_OUT -> "has been out of paper";
            case COVER_OPEN -> "has been open";
            case FORBIDDEN -> "has an address that is not allowed";
            case FAULT -> "could not print";
        };
    }
}
