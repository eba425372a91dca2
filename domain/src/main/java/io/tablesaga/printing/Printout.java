package io.tablesaga.printing;

import java.util.ArrayList;
import java.util.List;

/** What a slip says, from top to bottom; how wide the paper is shows when it is printed. */
public record Printout(List<Row> rows) {

    public Printout {
        rows = List.copyOf(rows);
    }

    public enum Look {
        /** Twice as large, in the middle. */
        TITLE,
        /** Twice as large. */
        BIG,
        STRONG,
        PLAIN,
        MIDDLE,
        /** A line across the paper, without text. */
        RULE
    }

    /**
     * @param indent in letters
     * @param text from the left; wrapped where the paper ends
     * @param end at the right edge, after the text's last line; empty for none
     */
    public record Row(Look look, int indent, String text, String end) {}

    /** @return with a line at its top */
    public Printout under(String line) {
        List<Row> all = new ArrayList<>(List.of(new Row(Look.TITLE, 0, line, "")));
        all.addAll(rows);
        return new Printout(all);
    }

    static Row row(Look look, String text) {
        return new Row(look, 0, text, "");
    }

    static Row pair(Look look, String text, String end) {
        return new Row(look, 0, text, end);
    }

    static Row rule() {
        return new Row(Look.RULE, 0, "", "");
    }
}
