package io.tablesaga.diagrams;

import java.util.ArrayList;
import java.util.List;

/** How wide words are, about, and the same on every machine: whoever looks brings a font of their own. */
final class Lettering {

    private final double size;

    Lettering(double size) {
        this.size = size;
    }

    double width(String text) {
        return text.chars().mapToDouble(Lettering::share).sum() * size;
    }

    /** Broken between words, into lines of about that width. */
    List<String> lines(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static double share(int letter) {
        if ("iljtfr.,:;'|! ()".indexOf(letter) >= 0) {
            return 0.34;
        }
        if ("mwMW".indexOf(letter) >= 0) {
            return 0.9;
        }
        if (letter > 0x1100) {
            return 1;
        }
        return Character.isUpperCase(letter) ? 0.7 : 0.58;
    }
}
