package io.tablesaga.printing.escpos;

import io.tablesaga.printing.Printout;
import io.tablesaga.printing.Printout.Look;
import io.tablesaga.printing.Printout.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A printout in lines as wide as the paper. Widths are columns or dots, whatever the measure has. */
final class Layout {

    /** Of what does not fit beside the quantity, so that no line of a dish's name begins like another dish. */
    private static final int HANGING = 2;

    private final int width;
    private final int column;
    private final ToIntFunction<String> measure;

    /** @param end at the right edge */
    record Line(Look look, int indent, String text, String end) {

        int scale() {
            return look == Look.TITLE || look == Look.BIG ? 2 : 1;
        }
    }

    /** @param column how wide an indent's letter is; @param measure how wide a text of ordinary size is */
    Layout(int width, int column, ToIntFunction<String> measure) {
        this.width = width;
        this.column = column;
        this.measure = measure;
    }

    List<Line> lines(Printout printout) {
        List<Line> lines = new ArrayList<>();
        printout.rows().forEach(row -> add(row, lines));
        return lines;
    }

    private void add(Row row, List<Line> lines) {
        if (row.look() == Look.RULE) {
            lines.add(new Line(Look.RULE, 0, "", ""));
            return;
        }
        int scale = new Line(row.look(), 0, "", "").scale();
        int indent = row.indent();
        String rest = row.text();
        while (measure.applyAsInt(rest) > room(indent, scale)) {
            int cut = cut(rest, room(indent, scale));
            lines.add(new Line(row.look(), indent, rest.substring(0, cut).stripTrailing(), ""));
            rest = rest.substring(cut).stripLeading();
            indent = row.indent() + (row.look() == Look.BIG ? HANGING : 0);
        }
        boolean beside = measure.applyAsInt(rest) + column + measure.applyAsInt(row.end()) <= room(indent, scale);
        if (row.end().isEmpty() || beside) {
            lines.add(new Line(row.look(), indent, rest, row.end()));
        } else {
            lines.add(new Line(row.look(), indent, rest, ""));
            lines.add(new Line(row.look(), indent, "", row.end()));
        }
    }

    private int room(int indent, int scale) {
        return width / scale - indent * column;
    }

    /** Between words, or within one that is wider than the paper. */
    private int cut(String text, int room) {
        int end = fitting(text, room);
        int space = text.lastIndexOf(' ', end);
        return space > 0 ? space : end;
    }

    private int fitting(String text, int room) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length() && measure.applyAsInt(text.substring(0, text.offsetByCodePoints(end, 1))) <= room) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }
}
