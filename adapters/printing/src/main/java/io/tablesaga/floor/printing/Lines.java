package io.tablesaga.floor.printing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A text in the largest size that fits its place. */
record Lines(List<String> lines, float size, float height) {

    private static final float LEADING = 1.2f;
    private static final float ASCENT = 0.86f;

    /** What does not fit in the smallest size either ends in «…». */
    static Lines fit(String text, float width, float height, float largest, float smallest, Letters letters) {
        for (float size = largest; size >= smallest; size -= 0.5f) {
            List<String> lines = wrap(text, width / size, letters);
            if (lines.size() * size * LEADING <= height || lines.size() == 1) {
                return new Lines(lines, size, height);
            }
        }
        int most = Math.max(1, (int) (height / (smallest * LEADING)));
        List<String> lines =
                new ArrayList<>(wrap(text, width / smallest, letters).subList(0, most));
        lines.set(most - 1, shortened(lines.get(most - 1), width / smallest, letters));
        return new Lines(lines, smallest, height);
    }

    private static List<String> wrap(String text, float ems, Letters letters) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (letters.width(rest) > ems) {
            int end = fitting(rest, ems, letters);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        lines.add(rest);
        return lines;
    }

    private static int fitting(String text, float ems, Letters letters) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length() && letters.width(text.substring(0, text.offsetByCodePoints(end, 1))) <= ems) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end;
    }

    private static String shortened(String line, float ems, Letters letters) {
        String kept = line;
        while (letters.width(kept + "…") > ems) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept + "…";
    }

    /**
     * @param top of the place; the lines stand in its middle
     * @param grey 0 is black
     */
    void print(PDPageContentStream pen, float centre, float top, float grey, Letters letters) throws IOException {
        pen.setNonStrokingColor(grey);
        float y = top - (height - lines.size() * size * LEADING) / 2 - size * ASCENT;
        for (String line : lines) {
            letters.print(pen, line, size, centre - size * letters.width(line) / 2, y);
            y -= size * LEADING;
        }
    }
}
