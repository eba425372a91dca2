package io.tablesaga.evening;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether all is well that ended. */
final class Ending {

    private Ending() {}

    /** @return what is not, each in a sentence */
    static List<String> of(Evidence evidence) {
        List<String> wrong = new ArrayList<>(evidence.noted());
        evidence.faults().forEach(fault -> wrong.add("The product answered " + fault));
        Stream.of(
                        OrderEnds.of(evidence),
                        BoardEnds.of(evidence),
                        MoneyEnds.of(evidence),
                        TimeEnds.of(evidence),
                        slips(evidence))
                .forEach(wrong::addAll);
        return wrong;
    }

    private static List<String> slips(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        evidence.printers().forEach(printer -> {
            if (printer.path("waiting").asInt() != 0
                    || printer.path("refused").asInt() != 0
                    || printer.hasNonNull("awaySince")) {
                wrong.add("Its printer has not printed all slips: " + printer);
            }
        });
        return wrong;
    }
}
